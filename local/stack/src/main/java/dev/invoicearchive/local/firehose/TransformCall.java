package dev.invoicearchive.local.firehose;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.firehose.DeliverySettings.Source;
import dev.invoicearchive.local.lambda.LambdaFailedException;
import dev.invoicearchive.local.lambda.LambdaFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
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
        ByteArrayOutputStream event = new ByteArrayOutputStream(2 * settings.lambdaBufferBytes());
        try (JsonGenerator generator = json.createGenerator(event)) {
            generator.writeStartObject();
            generator.writeStringField("invocationId", UUID.randomUUID().toString());
            if (settings.source() == Source.KINESIS_STREAM) {
                generator.writeStringField("sourceKinesisStreamArn", STREAM_ARN);
            }
            generator.writeStringField("deliveryStreamArn", DELIVERY_ARN + settings.streamName());
            generator.writeStringField("region", "local");
            generator.writeArrayFieldStart("records");
            for (SourceRecord record : records) {
                write(record, generator);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        return event.toByteArray();
    }

    private void write(SourceRecord record, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("recordId", record.recordId());
        generator.writeNumberField(
                "approximateArrivalTimestamp", record.arrivedAt().toEpochMilli());
        generator.writeFieldName("data");
        // The JDK's encoder is several times as fast as the generator's own, and this is every byte of every record.
        byte[] base64 = Base64.getEncoder().encode(record.data());
        generator.writeRawUTF8String(base64, 0, base64.length);
        if (settings.source() == Source.KINESIS_STREAM) {
            generator.writeObjectFieldStart("kinesisRecordMetadata");
            generator.writeStringField("sequenceNumber", record.sequenceNumber());
            generator.writeNumberField("subsequenceNumber", 0);
            generator.writeStringField(
                    "partitionKey", Integer.toHexString(record.sequenceNumber().hashCode()));
            generator.writeStringField("shardId", "shardId-000000000000");
            generator.writeNumberField(
                    "approximateArrivalTimestamp", record.arrivedAt().toEpochMilli());
            generator.writeEndObject();
        }
        generator.writeEndObject();
    }

    private static List<Outcome> outcomes(List<SourceRecord> records, JsonNode answer, int attempts) {
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

    private static Outcome outcome(List<JsonNode> entries, int attempts) {
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

    private static Outcome ok(JsonNode entry, int attempts) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> key :
                entry.path("metadata").path("partitionKeys").properties()) {
            keys.put(key.getKey(), key.getValue().asText());
        }
        String data = entry.path("data").textValue();
        if (data == null) {
            return new Outcome.Failed("Lambda.FunctionError", "The record is Ok without data.", attempts);
        }
        try {
            return new Outcome.Ok(Base64.getDecoder().decode(data), keys);
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed("Lambda.FunctionError", "The record's data is no base64.", attempts);
        }
    }

    private static List<Outcome> allFailed(List<SourceRecord> records, String code, String message, int attempts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            outcomes.add(new Outcome.Failed(code, message, attempts));
        }
        return outcomes;
    }
}
