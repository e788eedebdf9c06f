package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.backfill.ExternalSort.SortEntry;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.DynamoJson;
import dev.invoicearchive.model.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Makes changes of lines, at once or by way of an item's chain. Not thread-safe. */
final class ChangeBuilder {
    private static final int DIGEST_BYTES = 32;

    private final EventIdentity identity;
    private final ImportRecord records;
    private final Attributes attributes;

    ChangeBuilder(String source, Attributes attributes) {
        this.identity = new EventIdentity(source);
        this.records = new ImportRecord(source);
        this.attributes = attributes;
    }

    /**
     * One change.
     *
     * @param micros when it happened, microseconds since 1970 UTC
     * @param record its change record, UTF-8 JSON
     */
    record Change(UUID eventId, long micros, byte[] record) {}

    /** The change of a line whose item has no other line. */
    Change first(MappedLine line, long micros) {
        UUID id = identity.of(line.invoiceNumber(), line.transactionId(), micros, EventIdentity.digest(line.item()));
        return new Change(
                id, micros, records.insert(id, micros, utf8(keys(line)), utf8(DynamoJson.write(line.item()))));
    }

    /** The key by which a line's item comes together, its lines ordered by time and then by what they say. */
    byte[] chainKey(MappedLine line, long micros) {
        byte[] invoice = utf8(line.invoiceNumber());
        byte[] transaction = utf8(line.transactionId());
        return ByteBuffer.allocate(2 * Integer.BYTES + invoice.length + transaction.length + Long.BYTES + DIGEST_BYTES)
                .putInt(invoice.length)
                .put(invoice)
                .putInt(transaction.length)
                .put(transaction)
                .putLong(micros)
                .put(EventIdentity.digest(line.item()))
                .array();
    }

    /** What else a chain needs of a line. */
    byte[] link(MappedLine line) {
        byte[] keys = utf8(keys(line));
        byte[] image = utf8(DynamoJson.write(line.item()));
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + keys.length + image.length)
                .putLong(line.number())
                .putInt(keys.length)
                .put(keys)
                .put(image)
                .array();
    }

    /** The change of a link after the one before it; null for the first. */
    Change change(Link link, Link previous) {
        UUID id = identity.of(link.invoiceNumber, link.transactionId, link.micros, link.digest);
        byte[] record = previous == null
                ? records.insert(id, link.micros, link.keys, link.image)
                : records.modify(id, link.micros, link.keys, link.image, previous.image);
        return new Change(id, link.micros, record);
    }

    private String keys(MappedLine line) {
        Map<String, AttributeValue> keys = new LinkedHashMap<>();
        for (String name : new String[] {attributes.invoiceNumber(), attributes.transactionId()}) {
            line.item().attribute(name).ifPresent(value -> keys.put(name, value));
        }
        return DynamoJson.write(new Item(keys));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A line in its item's chain, read back from the sort. */
    static final class Link {
        private final String invoiceNumber;
        private final String transactionId;
        private final long micros;
        private final byte[] digest = new byte[DIGEST_BYTES];
        private final long lineNumber;
        private final byte[] keys;
        private final byte[] image;

        private Link(ByteBuffer key, ByteBuffer content) {
            invoiceNumber = text(key);
            transactionId = text(key);
            micros = key.getLong();
            key.get(digest);
            lineNumber = content.getLong();
            keys = new byte[content.getInt()];
            content.get(keys);
            image = new byte[content.remaining()];
            content.get(image);
        }

        static Link of(SortEntry entry) {
            return new Link(ByteBuffer.wrap(entry.key()), ByteBuffer.wrap(entry.content()));
        }

        long lineNumber() {
            return lineNumber;
        }

        boolean isOfSameItem(Link other) {
            return invoiceNumber.equals(other.invoiceNumber) && transactionId.equals(other.transactionId);
        }

        /** Whether it says the same at the same time; to be asked of links of one item. */
        boolean isSameEvent(Link other) {
            return micros == other.micros && Arrays.equals(digest, other.digest);
        }

        private static String text(ByteBuffer key) {
            byte[] bytes = new byte[key.getInt()];
            key.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
