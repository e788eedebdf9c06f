package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.queries.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Waits for AWS, but never for ever.
 *
 * @param clock of the trial
 * @param pauses between two looks
 */
public record Waiting(Clock clock, Pauses pauses) {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    /**
     * Looks until something is so.
     *
     * @return whether it came to be so in time
     * @throws InterruptedException if somebody wants the trial to stop
     */
    boolean until(Duration most, BooleanSupplier so) throws InterruptedException {
        Instant end = clock.instant().plus(most);
        while (!so.getAsBoolean()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            pauses.pause(BETWEEN_LOOKS);
        }
        return true;
    }
}
