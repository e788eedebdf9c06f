package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.UserIdentity;
import java.util.List;

/** The two JSON forms of a change: a record of the Kinesis feed, and a batch of stream records as Lambda gets it. */
public final class ChangeJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "local";
    private static final String SOURCE = "aws:dynamodb";

    private final String tableName;

    public ChangeJson(String tableName) {
        this.tableName = tableName;
    }

    /** One record of the Kinesis feed: microseconds, both images, no sequence number. UTF-8 JSON. */
    public byte[] feedRecord(LoggedChange change) {
        ObjectNode record = JSON.createObjectNode();
        record.put("awsRegion", REGION);
        record.put("eventID", change.feedEventId());
        record.put("eventName", change.eventName().name());
        putIdentity(record, change);
        record.put("recordFormat", "application/json");
        record.put("tableName", tableName);
        ObjectNode dynamodb = record.putObject("dynamodb");
        dynamodb.put("ApproximateCreationDateTime", change.timeMicros());
        putImages(dynamodb, change);
        dynamodb.put("ApproximateCreationDateTimePrecision", "MICROSECOND");
        record.put("eventSource", SOURCE);
        return write(record);
    }

    /** A Lambda event with stream records: whole seconds, sequence numbers, the stream's own event ids. UTF-8 JSON. */
    public byte[] streamEvent(List<LoggedChange> changes) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (LoggedChange change : changes) {
            ObjectNode record = records.addObject();
            record.put("eventID", change.streamEventId());
            record.put("eventName", change.eventName().name());
            record.put("eventVersion", "1.1");
            record.put("eventSource", SOURCE);
            record.put("awsRegion", REGION);
            if (change.isExpiry()) {
                putIdentity(record, change);
            }
            ObjectNode dynamodb = record.putObject("dynamodb");
            dynamodb.put("ApproximateCreationDateTime", Math.floorDiv(change.timeMicros(), 1_000_000L));
            putImages(dynamodb, change);
            dynamodb.put("SequenceNumber", change.sequenceNumber());
            dynamodb.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        }
        return write(event);
    }

    private static void putIdentity(ObjectNode record, LoggedChange change) {
        if (change.isExpiry()) {
            record.putObject("userIdentity")
                    .put("type", UserIdentity.TIME_TO_LIVE.type())
                    .put("principalId", UserIdentity.TIME_TO_LIVE.principalId());
        } else {
            record.putNull("userIdentity");
        }
    }

    private static void putImages(ObjectNode dynamodb, LoggedChange change) {
        dynamodb.set("Keys", change.keys());
        if (change.newImage() != null) {
            dynamodb.set("NewImage", change.newImage());
        }
        if (change.oldImage() != null) {
            dynamodb.set("OldImage", change.oldImage());
        }
        dynamodb.put("SizeBytes", change.sizeBytes());
    }

    private static byte[] write(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a change as JSON.", e);
        }
    }
}
