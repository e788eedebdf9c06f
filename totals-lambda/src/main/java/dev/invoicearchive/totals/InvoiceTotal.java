package dev.invoicearchive.totals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The live total of one invoice as it is stored.
 *
 * @param invoiceNumber the key
 * @param total exact sum of the amounts that count
 * @param transactionCount how many transactions there are
 * @param updateDate when the last applied change happened, whole seconds; empty if none was applied
 * @param version goes up with every write of the item
 * @param rebuildNeeded the changes that could not be added, see {@link RebuildMark}; empty for a total that is right
 */
public record InvoiceTotal(
        String invoiceNumber,
        BigDecimal total,
        long transactionCount,
        Optional<Instant> updateDate,
        long version,
        Set<String> rebuildNeeded) {
    public InvoiceTotal {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(total, "total is null");
        Objects.requireNonNull(updateDate, "updateDate is null");
        rebuildNeeded = Set.copyOf(rebuildNeeded);
    }
}
