package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;

/** How much of something there has been since the beginning. What belongs to one month is a difference of two values. */
@FunctionalInterface
interface Flow {
    int MONTHS_OF_A_YEAR = 12;
    int DAYS_OF_A_YEAR = 365;

    /** The quantity of so many months, not rounded. */
    BigDecimal until(int months);

    /** So much on each day; a month is a twelfth of 365 days. */
    static Flow daily(BigDecimal perDay) {
        return months -> perDay.multiply(BigDecimal.valueOf((long) months * DAYS_OF_A_YEAR))
                .divide(BigDecimal.valueOf(MONTHS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
    }

    /** So much on each day. */
    static Flow daily(long perDay) {
        return daily(BigDecimal.valueOf(perDay));
    }

    /** So much in each month. */
    static Flow monthly(BigDecimal perMonth) {
        return months -> perMonth.multiply(BigDecimal.valueOf(months));
    }

    /** So much in each month. */
    static Flow monthly(long perMonth) {
        return monthly(BigDecimal.valueOf(perMonth));
    }

    /** So many times as much. */
    default Flow times(BigDecimal factor) {
        return months -> until(months).multiply(factor);
    }

    /** So many times as much. */
    default Flow times(long factor) {
        return times(BigDecimal.valueOf(factor));
    }

    /** The same bytes, in GB. */
    default Flow inGb() {
        return months -> Bytes.inGb(until(months));
    }

    /** Both together. */
    default Flow plus(Flow other) {
        return months -> until(months).add(other.until(months));
    }
}
