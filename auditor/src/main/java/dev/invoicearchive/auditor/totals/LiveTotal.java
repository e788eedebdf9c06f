package dev.invoicearchive.auditor.totals;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * The live total of one invoice.
 *
 * @param invoiceNumber the key
 * @param total exact, in the archive's currency
 * @param transactionCount how many transactions are in it
 * @param updateDate when its last applied change happened, ISO text; empty if none was applied
 * @param rebuildNeeded whether a change could not be added, so that the total is wrong until it is rebuilt
 */
public record LiveTotal(
        String invoiceNumber,
        BigDecimal total,
        long transactionCount,
        Optional<String> updateDate,
        boolean rebuildNeeded) {
    public LiveTotal {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(total, "total is null");
        Objects.requireNonNull(updateDate, "updateDate is null");
    }
}
