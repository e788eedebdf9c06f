package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;

/**
 * Things that are made and then grow old. Ages are in days since a thing was made; a month is a twelfth of 365 days, so
 * that time is counted in parts of 1/365 of a month, in which months and days are both whole numbers.
 */
sealed interface Arrivals {
    /** An age that nothing reaches. */
    int NEVER = 1_000_000;

    /** How many were made. */
    Flow made();

    /** How many came to an age. */
    Flow reaching(int days);

    /** For how many months, all together, they were at least so old and not yet as old as that. */
    Flow kept(int fromDays, int toDays);

    /** The time of so many months, in parts. */
    private static BigDecimal time(int months) {
        return BigDecimal.valueOf((long) months * Flow.DAYS_OF_A_YEAR);
    }

    /** The time of so many days, in parts. */
    private static BigDecimal age(int days) {
        return BigDecimal.valueOf((long) days * Flow.MONTHS_OF_A_YEAR);
    }

    /** The same number on every day. */
    record Steady(BigDecimal perDay) implements Arrivals {
        @Override
        public Flow made() {
            return Flow.daily(perDay);
        }

        @Override
        public Flow reaching(int days) {
            return months -> {
                BigDecimal older = time(months).subtract(age(days)).max(BigDecimal.ZERO);
                return perDay.multiply(older).divide(BigDecimal.valueOf(Flow.MONTHS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
            };
        }

        /** The integral of how many there are, over the time: made x (lived(to) - lived(from)) / 2. */
        @Override
        public Flow kept(int fromDays, int toDays) {
            BigDecimal parts = BigDecimal.valueOf(2L * Flow.MONTHS_OF_A_YEAR * Flow.DAYS_OF_A_YEAR);
            return months -> perDay.multiply(
                            lived(time(months), age(toDays)).subtract(lived(time(months), age(fromDays))))
                    .divide(parts, Bytes.EXACT_ENOUGH);
        }

        /** Twice the integral of min(t, age) from 0 to now. */
        private static BigDecimal lived(BigDecimal now, BigDecimal age) {
            return now.compareTo(age) <= 0
                    ? now.multiply(now)
                    : age.multiply(now.add(now).subtract(age));
        }
    }

    /** All of them at the very beginning. */
    record Once(BigDecimal number) implements Arrivals {
        @Override
        public Flow made() {
            return months -> months > 0 ? number : BigDecimal.ZERO;
        }

        @Override
        public Flow reaching(int days) {
            return months -> time(months).compareTo(age(days)) >= 0 ? number : BigDecimal.ZERO;
        }

        @Override
        public Flow kept(int fromDays, int toDays) {
            return months -> number.multiply(
                            time(months).min(age(toDays)).subtract(time(months).min(age(fromDays))))
                    .divide(BigDecimal.valueOf(Flow.DAYS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
        }
    }
}
