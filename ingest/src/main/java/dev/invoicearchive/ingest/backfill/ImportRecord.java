package dev.invoicearchive.ingest.backfill;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.Origin;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes change records in the form of the table's Kinesis feed, with one field more: {@code archiveOrigin}, which a record
 * that is put directly declares itself. Source: "Kinesis Data Streams for DynamoDB", record layout.
 */
final class ImportRecord {
    private static final byte[] HEAD = ascii("{\"archiveOrigin\":\"" + Origin.IMPORT.word() + "\",\"eventID\":\"");
    private static final byte[] NAME = ascii("\",\"eventName\":\"");
    private static final byte[] TIME = ascii("\",\"dynamodb\":{\"ApproximateCreationDateTime\":");
    private static final byte[] KEYS = ascii(",\"Keys\":");
    private static final byte[] NEW_IMAGE = ascii(",\"NewImage\":");
    private static final byte[] OLD_IMAGE = ascii(",\"OldImage\":");
    private static final byte[] TAIL = ascii(",\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}}");

    private final byte[] table;

    /** @param source the declared name of the system, which stands where the feed names its table */
    ImportRecord(String source) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(source));
        this.table = ("\",\"userIdentity\":null,\"recordFormat\":\"application/json\",\"tableName\":\"" + quoted)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An item's first change.
     *
     * @param keys DynamoDB JSON in UTF-8
     * @param image DynamoDB JSON in UTF-8
     */
    byte[] insert(UUID eventId, long micros, byte[] keys, byte[] image) {
        return write(eventId, EventName.INSERT, micros, keys, image, null);
    }

    /** A later change of the same item, which stood at {@code previous} before. */
    byte[] modify(UUID eventId, long micros, byte[] keys, byte[] image, byte[] previous) {
        return write(eventId, EventName.MODIFY, micros, keys, image, previous);
    }

    private byte[] write(UUID eventId, EventName name, long micros, byte[] keys, byte[] image, byte[] previous) {
        ByteArrayOutputStream record = new ByteArrayOutputStream(
                400 + table.length + keys.length + image.length + (previous == null ? 0 : previous.length));
        record.writeBytes(HEAD);
        record.writeBytes(ascii(eventId.toString()));
        record.writeBytes(NAME);
        record.writeBytes(ascii(name.name()));
        record.writeBytes(table);
        record.writeBytes(TIME);
        record.writeBytes(ascii(Long.toString(micros)));
        record.writeBytes(KEYS);
        record.writeBytes(keys);
        record.writeBytes(NEW_IMAGE);
        record.writeBytes(image);
        if (previous != null) {
            record.writeBytes(OLD_IMAGE);
            record.writeBytes(previous);
        }
        record.writeBytes(TAIL);
        return record.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
