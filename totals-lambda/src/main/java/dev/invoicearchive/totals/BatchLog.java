package dev.invoicearchive.totals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Writes one line of JSON per call, for the metrics and for whoever looks for a failure. No line holds an item. */
final class BatchLog {
    private static final JsonFactory JSON = new JsonFactory();
    /** A line stays readable however much fails. */
    private static final int FAILURES_MAX = 20;

    private BatchLog() {}

    static String line(BatchResult result, Duration took) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("in", result.received());
            json.writeNumberField("out", result.received() - result.failed());
            json.writeNumberField("applied", result.applied());
            json.writeNumberField("alreadyApplied", result.alreadyApplied());
            json.writeNumberField("withoutEffect", result.withoutEffect());
            json.writeNumberField("refusedAmounts", result.refusedAmounts());
            json.writeNumberField("failed", result.failed());
            json.writeNumberField("milliseconds", took.toMillis());
            if (!result.failures().isEmpty()) {
                writeFailures(result, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void writeFailures(BatchResult result, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("failures");
        for (BatchResult.Failure failure :
                result.failures().stream().limit(FAILURES_MAX).toList()) {
            json.writeString(failure.message());
        }
        json.writeEndArray();
    }
}
