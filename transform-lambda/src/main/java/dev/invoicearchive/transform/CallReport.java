package dev.invoicearchive.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What one call did, in numbers; it holds no contents. Every record that came in is counted exactly once.
 *
 * @param in records that came in
 * @param out rows in the files
 * @param failures failed records by reason
 * @param repeated records that came again with the same id and are not counted above
 * @param files Parquet files
 * @param milliseconds how long the call took
 */
record CallReport(int in, int out, Map<FailureReason, Integer> failures, int repeated, int files, long milliseconds) {
    private static final JsonFactory JSON = new JsonFactory();

    CallReport {
        failures = Map.copyOf(failures);
        int failed = sum(failures);
        if (out + failed + repeated != in) {
            throw new IllegalStateException("Invalid answer: " + out + " rows, " + failed + " failures and " + repeated
                    + " repeated records, expected " + in + " together. Report this as a defect.");
        }
    }

    /** The report of a call that gives no answer. */
    static CallReport broken(int in, long milliseconds) {
        return new CallReport(in, 0, in == 0 ? Map.of() : Map.of(FailureReason.CALL_BROKEN, in), 0, 0, milliseconds);
    }

    /** The report as one line of JSON. */
    String toJson() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("in", in);
            json.writeNumberField("out", out);
            json.writeNumberField("failed", sum(failures));
            json.writeNumberField("repeated", repeated);
            json.writeNumberField("files", files);
            json.writeNumberField("milliseconds", milliseconds);
            json.writeObjectFieldStart("failures");
            for (FailureReason reason : FailureReason.values()) {
                if (failures.containsKey(reason)) {
                    json.writeNumberField(reason.name(), failures.get(reason));
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON in memory.", e);
        }
        return line.toString();
    }

    private static int sum(Map<FailureReason, Integer> failures) {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
}
