package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Units of size. AWS bills storage and streams in GB of 2^30 bytes; Athena is taken to count in millions, which is the
 * dearer reading.
 */
final class Bytes {
    static final long KB = 1024;
    static final long MB = 1024 * KB;
    static final BigDecimal GB = BigDecimal.valueOf(1024 * MB);
    static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    static final BigDecimal ATHENA_TB = MILLION.multiply(MILLION);
    /** Thirty-four digits, before anything is rounded to what is shown. */
    static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private Bytes() {}

    static BigDecimal inGb(BigDecimal bytes) {
        return bytes.divide(GB, EXACT_ENOUGH);
    }

    static BigDecimal percent(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent)).multiply(PERCENT);
    }

    /** How many whole blocks so many bytes fill; at least one. */
    static long blocks(long bytes, long block) {
        return Math.max(1, (bytes + block - 1) / block);
    }

    /** Rounded up to whole blocks. */
    static long roundedUp(long bytes, long block) {
        return blocks(bytes, block) * block;
    }
}
