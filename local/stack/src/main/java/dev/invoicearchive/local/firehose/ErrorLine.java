package dev.invoicearchive.local.firehose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One line of an error object. Source: "Handle failure in data transformation". */
final class ErrorLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAMBDA_ARN = "arn:aws:lambda:local:000000000000:function:transform-lambda";

    private ErrorLine() {}

    /**
     * The line's bytes, line end included.
     *
     * @param rawData the source record, or what the transform made of it if that could not be delivered
     */
    static byte[] of(SourceRecord record, TransformCall.Outcome.Failed failure, byte[] rawData, Instant now) {
        ObjectNode line = JSON.createObjectNode();
        line.put("attemptsMade", failure.attempts());
        line.put("arrivalTimestamp", record.arrivedAt().toEpochMilli());
        line.put("errorCode", failure.errorCode());
        line.put("errorMessage", failure.errorMessage());
        line.put("attemptEndingTimestamp", now.toEpochMilli());
        line.put("rawData", rawData);
        line.put("lambdaArn", LAMBDA_ARN);
        try {
            return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the error line of record " + record.recordId() + ".", e);
        }
    }
}
