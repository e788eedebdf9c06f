package dev.invoicearchive.ingest;

import dev.invoicearchive.model.Item;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a file as an item of the table.
 *
 * @param number the line's place in the file, 1 for the first; of a record that spans lines, its first one
 * @param invoiceNumber the item's partition key, never empty
 * @param transactionId the item's sort key, never empty
 * @param item the whole item, keys included
 * @param eventTime when it happened, to the microsecond; empty unless the mapping names a column for it
 */
public record MappedLine(
        long number, String invoiceNumber, String transactionId, Item item, Optional<Instant> eventTime) {
    public MappedLine {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(transactionId, "transactionId is null");
        Objects.requireNonNull(item, "item is null");
        Objects.requireNonNull(eventTime, "eventTime is null");
    }
}
