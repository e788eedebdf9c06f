package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.EventName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes for tests of the stand-ins. */
public final class Changes {
    /** When the first change happens; each later one a second after it. */
    public static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    private Changes() {}

    /** Inserts with the ordinals from {@code first} up to, not including, {@code end}. */
    public static List<LoggedChange> inserts(long first, long end, int textLength) {
        List<LoggedChange> changes = new ArrayList<>();
        for (long ordinal = first; ordinal < end; ordinal++) {
            changes.add(insert(ordinal, textLength));
        }
        return changes;
    }

    /** One insert. */
    public static LoggedChange insert(long ordinal, int textLength) {
        ObjectNode image = key(ordinal);
        image.putObject("Note").put("S", "x".repeat(textLength));
        image.putObject("Amount").put("N", Long.toString(ordinal));
        return new LoggedChange(
                ordinal,
                "shardId-0",
                sequenceNumber(ordinal),
                "stream-" + ordinal,
                "feed-" + ordinal,
                EventName.INSERT,
                ChronoUnit.MICROS.between(Instant.EPOCH, START.plusSeconds(ordinal)),
                null,
                key(ordinal),
                image,
                null,
                100);
    }

    /** The key of the item that an insert with this ordinal makes. */
    public static ObjectNode key(long ordinal) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        key.putObject("InvoiceNumber").put("S", "INV-" + ordinal);
        key.putObject("TransactionId").put("S", "TX-1");
        return key;
    }

    /** A sequence number as DynamoDB forms them: digits, longer than a long. */
    public static String sequenceNumber(long ordinal) {
        return String.format(Locale.ROOT, "%021d", ordinal + 100);
    }
}
