package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Something that is billed for more than it is.
 *
 * @param what such as a record in Firehose
 * @param rule how it is rounded up
 * @param actualBytes what it is
 * @param billedBytes what is billed
 */
public record RoundedUp(String what, String rule, BigDecimal actualBytes, BigDecimal billedBytes) {
    private static final int DECIMALS = 2;

    /** How many times the actual size is billed. */
    public BigDecimal factor() {
        return actualBytes.signum() == 0
                ? BigDecimal.ZERO
                : billedBytes.divide(actualBytes, DECIMALS, RoundingMode.HALF_UP);
    }
}
