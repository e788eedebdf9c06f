package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** Adds rows up. */
final class RowTotals {
    private long rows;
    private long events;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal previousAmount = BigDecimal.ZERO;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** @param isNew whether no row before held the event */
    void add(RowReader.Row row, boolean isNew) {
        rows++;
        events += isNew ? 1 : 0;
        amount = row.amount() == null ? amount : amount.add(row.amount());
        previousAmount = row.previousAmount() == null ? previousAmount : previousAmount.add(row.previousAmount());
        first = Math.min(first, row.micros());
        last = Math.max(last, row.micros());
    }

    ControlTotals totals() {
        return new ControlTotals(
                rows,
                events,
                amount,
                previousAmount,
                rows == 0 ? OptionalLong.empty() : OptionalLong.of(first),
                rows == 0 ? OptionalLong.empty() : OptionalLong.of(last));
    }
}
