package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes change records as the Kinesis feed of a DynamoDB table does, for whoever stands in for that feed or replays it.
 * Source: "Kinesis Data Streams for DynamoDB", record layout.
 */
public final class ChangeRecordWriter {
    private final String region;
    private final String tableName;

    /** A writer for the feed of one table in one region. */
    public ChangeRecordWriter(String region, String tableName) {
        this.region = region;
        this.tableName = tableName;
    }

    /** The record as UTF-8 JSON; its time, if it has one, in microseconds. */
    public byte[] write(ChangeRecord change) {
        String json = Json.text(generator -> {
            generator.writeStartObject();
            generator.writeStringField("awsRegion", region);
            generator.writeStringField("eventID", change.eventId());
            generator.writeStringField("eventName", change.eventName().name());
            writeIdentity(generator, change);
            generator.writeStringField("recordFormat", "application/json");
            generator.writeStringField("tableName", tableName);
            generator.writeObjectFieldStart("dynamodb");
            writeChange(generator, change);
            generator.writeEndObject();
            generator.writeStringField("eventSource", "aws:dynamodb");
            generator.writeEndObject();
        });
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static void writeIdentity(JsonGenerator generator, ChangeRecord change) throws IOException {
        if (change.userIdentity().isEmpty()) {
            generator.writeNullField("userIdentity");
            return;
        }
        UserIdentity identity = change.userIdentity().get();
        generator.writeObjectFieldStart("userIdentity");
        generator.writeStringField("type", identity.type());
        generator.writeStringField("principalId", identity.principalId());
        generator.writeEndObject();
    }

    private static void writeChange(JsonGenerator generator, ChangeRecord change) throws IOException {
        if (change.eventTimeMicros().isPresent()) {
            long micros = change.eventTimeMicros().getAsLong();
            generator.writeNumberField("ApproximateCreationDateTime", micros);
            generator.writeStringField("ApproximateCreationDateTimePrecision", "MICROSECOND");
        }
        generator.writeFieldName("Keys");
        DynamoJson.writeAttributes(generator, change.keys().attributes());
        if (change.newImage().isPresent()) {
            generator.writeFieldName("NewImage");
            DynamoJson.writeAttributes(generator, change.newImage().get().attributes());
        }
        if (change.oldImage().isPresent()) {
            generator.writeFieldName("OldImage");
            DynamoJson.writeAttributes(generator, change.oldImage().get().attributes());
        }
    }
}
