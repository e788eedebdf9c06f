package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.RowProof;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** Adds rows up, each of which holds another event. */
final class TotalsOfRows {
    private long rows;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal previousAmount = BigDecimal.ZERO;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(RowProof row) {
        rows++;
        if (row.amount() != null) {
            amount = amount.add(row.amount());
        }
        if (row.previousAmount() != null) {
            previousAmount = previousAmount.add(row.previousAmount());
        }
        first = Math.min(first, row.eventTimeMicros());
        last = Math.max(last, row.eventTimeMicros());
    }

    ControlTotals totals() {
        return new ControlTotals(
                rows,
                rows,
                amount,
                previousAmount,
                rows == 0 ? OptionalLong.empty() : OptionalLong.of(first),
                rows == 0 ? OptionalLong.empty() : OptionalLong.of(last));
    }
}
