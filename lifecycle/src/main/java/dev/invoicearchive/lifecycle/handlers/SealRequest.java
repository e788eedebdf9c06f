package dev.invoicearchive.lifecycle.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.seal.Seal;
import dev.invoicearchive.lifecycle.seal.SealJson;
import dev.invoicearchive.lifecycle.seal.SealPhase;
import dev.invoicearchive.lifecycle.seal.SealState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the state machine gives the function: {@code {"step": "HASH", "state": {...}}}. The first state is what the
 * execution was started with: nothing, or the last day to seal, {@code {"through": "2026-11-20"}}.
 *
 * @param step what is to be done
 * @param state what earlier calls gave; empty before the first
 * @param through the last day to seal; only before the first call
 */
record SealRequest(SealPhase step, Optional<SealState> state, Optional<LocalDate> through) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STEP = "step";
    private static final String STATE = "state";
    private static final String THROUGH = "through";

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException if it is none
     * @throws IOException if it is no JSON, or a state of another version
     */
    static SealRequest read(InputStream input) throws IOException {
        JsonNode request = JSON.readTree(input);
        SealPhase step = step(request.path(STEP).asText());
        JsonNode state = request.path(STATE);
        if (state.has("cursor")) {
            return new SealRequest(
                    step, Optional.of(SealJson.read(state.toString(), SealState.class)), Optional.empty());
        }
        Optional<LocalDate> through =
                state.hasNonNull(THROUGH) ? Optional.of(day(state.path(THROUGH).asText())) : Optional.empty();
        return new SealRequest(step, Optional.empty(), through);
    }

    /** The state to go on with, or the one to begin with. */
    SealState stateOrBegin(Clock clock, int daysMax) {
        if (state.isPresent()) {
            return state.get();
        }
        LocalDate latest = Seal.latest(clock);
        LocalDate day = through.orElse(latest);
        if (day.isAfter(latest)) {
            throw new IllegalArgumentException("Invalid " + THROUGH + ": " + day + ", expected " + latest
                    + " or earlier. Later days are not over.");
        }
        return SealState.begin(day, daysMax);
    }

    private static SealPhase step(String name) {
        return Arrays.stream(SealPhase.values())
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid " + STEP + ": " + name + ", expected one of "
                        + Arrays.toString(SealPhase.values()) + ". The state machine calls this function."));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid " + THROUGH + ": " + text + ", expected a day such as 2026-11-20.", e);
        }
    }
}
