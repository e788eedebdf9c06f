package dev.invoicearchive.lifecycle.integrity;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a set of rows adds up to.
 *
 * @param rows how many
 * @param events how many distinct event ids
 * @param amount the sum of {@code amount}, zero if no row has one; scale 9
 * @param previousAmount the sum of {@code previous_amount}, the same way
 * @param firstMicros the earliest event time, microseconds since 1970 UTC; empty without rows
 * @param lastMicros the latest
 */
public record ControlTotals(
        long rows,
        long events,
        BigDecimal amount,
        BigDecimal previousAmount,
        OptionalLong firstMicros,
        OptionalLong lastMicros) {
    /** The scale of both sums, that of the archive's amounts. */
    public static final int SCALE = 9;

    /** Those of no rows. */
    public static final ControlTotals NONE = new ControlTotals(
            0,
            0,
            BigDecimal.ZERO.setScale(SCALE),
            BigDecimal.ZERO.setScale(SCALE),
            OptionalLong.empty(),
            OptionalLong.empty());

    public ControlTotals {
        Objects.requireNonNull(firstMicros, "firstMicros is null");
        Objects.requireNonNull(lastMicros, "lastMicros is null");
        amount = amount.setScale(SCALE);
        previousAmount = previousAmount.setScale(SCALE);
    }
}
