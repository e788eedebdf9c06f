package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.LiveTotal;
import java.math.BigDecimal;
import java.util.List;

/** Adds live totals up, exactly. */
final class TotalsSum {
    private long invoices;
    private BigDecimal total = BigDecimal.ZERO;
    private long transactions;
    private long rebuildsNeeded;

    void add(LiveTotal invoice) {
        invoices++;
        total = total.add(invoice.total());
        transactions += invoice.transactionCount();
        rebuildsNeeded += invoice.rebuildNeeded() ? 1 : 0;
    }

    /** Invoices, total, transactions, rebuilds needed. */
    List<String> row() {
        return List.of(
                Long.toString(invoices),
                total.toPlainString(),
                Long.toString(transactions),
                Long.toString(rebuildsNeeded));
    }
}
