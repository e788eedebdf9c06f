package dev.invoicearchive.local.firehose;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.lambda.LambdaFailedException;
import dev.invoicearchive.local.lambda.LambdaFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the transform with a batch and sorts its answer by record, as Firehose does. */
final class TransformCall {
    private static final String STREAM_ARN = "arn:aws:kinesis:local:000000000000:stream/invoice-transactions";
    private static final String DELIVERY_ARN = "arn:aws:firehose:local:000000000000:deliverystream/";

    private final ObjectMapper json = new ObjectMapper();
    private final LambdaFunction transform;
    private final DeliverySettings settings;

    TransformCall(LambdaFunction transform, DeliverySettings settings) {
        this.transform = transform;
        this.settings = settings;
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LambdaFunction.PAYLOAD_BYTES_MAX)
                        .build());
    }

    /** What became of one record. */
    sealed interface Outcome {
        /** Its bytes go on, to the prefix that the keys name. */
        record Ok(byte[] data, Map<String, String> partitionKeys) implements Outcome {}

        /** It is done, and leaves no trace of its own. */
        record Dropped() implements Outcome {}

        /** It goes to the errors. */
        record Failed(String errorCode, String errorMessage, int attempts) implements Outcome {}
    }

    /** The outcome of every record, in the order of the batch. */
    List<Outcome> call(List<SourceRecord> records) {
        int attempts = 0;
        String problem = "";
        while (attempts <= settings.lambdaRetries()) {
            attempts++;
            try {
                return outcomes(records, json.readTree(transform.invoke(request(records))), attempts);
            } catch (LambdaFailedException e) {
                problem = e.getMessage();
            } catch (IOException e) {
                // An answer that is no JSON is final, as on AWS.
                return allFailed(records, "Lambda.FunctionError", "The answer is no JSON.", attempts);
            }
        }
        return allFailed(records, "Lambda.FunctionError", problem, attempts);
    }

    private byte[] request(List<SourceRecord> records) throws IOException {
        ObjectNode event = json.createObjectNode();
        event.put("invocationId", UUID.randomUUID().toString());
        event.put("sourceKinesisStreamArn", STREAM_ARN);
        event.put("deliveryStreamArn", DELIVERY_ARN + settings.streamName());
        event.put("region", "local");
        ArrayNode list = event.putArray("records");
        for (SourceRecord record : records) {
            ObjectNode entry = list.addObject();
            entry.put("recordId", record.recordId());
            entry.put("approximateArrivalTimestamp", record.arrivedAt().toEpochMilli());
            entry.put("data", record.data());
            ObjectNode metadata = entry.putObject("kinesisRecordMetadata");
            metadata.put("sequenceNumber", record.sequenceNumber());
            metadata.put("subsequenceNumber", 0);
            metadata.put(
                    "partitionKey", Integer.toHexString(record.sequenceNumber().hashCode()));
            metadata.put("shardId", "shardId-000000000000");
            metadata.put("approximateArrivalTimestamp", record.arrivedAt().toEpochMilli());
        }
        return json.writeValueAsBytes(event);
    }

    private static List<Outcome> outcomes(List<SourceRecord> records, JsonNode answer, int attempts)
            throws IOException {
        Map<String, List<JsonNode>> byId = new HashMap<>();
        for (JsonNode entry : answer.path("records")) {
            byId.computeIfAbsent(entry.path("recordId").asText(), id -> new ArrayList<>())
                    .add(entry);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (SourceRecord record : records) {
            List<JsonNode> entries = byId.getOrDefault(record.recordId(), List.of());
            outcomes.add(outcome(entries, attempts));
        }
        return outcomes;
    }

    private static Outcome outcome(List<JsonNode> entries, int attempts) throws IOException {
        if (entries.isEmpty()) {
            return new Outcome.Failed("Lambda.MissingRecordId", "The answer lacks the record.", attempts);
        }
        if (entries.size() > 1) {
            return new Outcome.Failed("Lambda.DuplicatedRecordId", "The answer has the record twice.", attempts);
        }
        JsonNode entry = entries.get(0);
        return switch (entry.path("result").asText()) {
            case "Dropped" -> new Outcome.Dropped();
            case "Ok" -> ok(entry, attempts);
            case "ProcessingFailed" ->
                new Outcome.Failed("Lambda.ProcessingFailedStatus", "ProcessingFailed status set for record", attempts);
            default -> new Outcome.Failed("Lambda.FunctionError", "The record's result is unknown.", attempts);
        };
    }

    private static Outcome ok(JsonNode entry, int attempts) throws IOException {
        if (!entry.path("data").isTextual()) {
            return new Outcome.Failed("Lambda.FunctionError", "The record is Ok without data.", attempts);
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> key :
                entry.path("metadata").path("partitionKeys").properties()) {
            keys.put(key.getKey(), key.getValue().asText());
        }
        return new Outcome.Ok(entry.get("data").binaryValue(), keys);
    }

    private static List<Outcome> allFailed(List<SourceRecord> records, String code, String message, int attempts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            outcomes.add(new Outcome.Failed(code, message, attempts));
        }
        return outcomes;
    }
}
