package dev.invoicearchive.lifecycle.handlers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.invoicearchive.lifecycle.seal.SealFault;
import dev.invoicearchive.lifecycle.seal.SealPhase;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one call did, in numbers, and the faults that it found; it holds no contents. Metrics read its fields.
 *
 * @param step which it was; null if the call did not say
 * @param in days of the plan in hand, or of the one that the call made
 * @param failed those of them with which nobody goes on
 * @param ageDays how old the oldest day without a seal is; empty but where the step looked
 * @param faults what is wrong
 * @param milliseconds how long the call took
 */
record SealCallReport(
        SealPhase step, int in, int failed, OptionalLong ageDays, List<SealFault> faults, long milliseconds) {
    private static final JsonFactory JSON = new JsonFactory();

    SealCallReport {
        faults = List.copyOf(faults);
        if (failed < 0 || failed > in) {
            throw new IllegalStateException("Invalid report: " + failed + " of " + in
                    + " days failed, expected no more than there are. Report this as a defect.");
        }
    }

    /** The report of a call that gives no answer. */
    static SealCallReport broken(SealPhase step, int in, long milliseconds) {
        return new SealCallReport(step, in, in, OptionalLong.empty(), List.of(), milliseconds);
    }

    /** The report as one line of JSON. */
    String toJson() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("step", step == null ? "none" : step.name());
            json.writeNumberField("in", in);
            json.writeNumberField("out", in - failed);
            json.writeNumberField("failed", failed);
            json.writeNumberField("faultCount", faults.size());
            if (ageDays.isPresent()) {
                json.writeNumberField("ageDays", ageDays.getAsLong());
            }
            json.writeNumberField("milliseconds", milliseconds);
            json.writeArrayFieldStart("faults");
            for (SealFault fault : faults) {
                json.writeString(fault.message());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON in memory.", e);
        }
        return line.toString();
    }
}
