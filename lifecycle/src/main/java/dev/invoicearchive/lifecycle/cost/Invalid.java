package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;

/** The complaints about volumes that cannot be. */
final class Invalid {
    private static final int PERCENT_MAX = 100;

    private Invalid() {}

    static void unlessPositive(String what, BigDecimal value) {
        if (value.signum() <= 0) {
            throw of(what, value.toPlainString(), "more than 0");
        }
    }

    static void unlessBetween(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw of(what, Long.toString(value), min + " to " + max);
        }
    }

    static void unlessNotNegative(String what, BigDecimal value) {
        if (value.signum() < 0) {
            throw of(what, value.toPlainString(), "0 or more");
        }
    }

    static void unlessPercent(String what, int value) {
        unlessBetween(what, value, 0, PERCENT_MAX);
    }

    static IllegalArgumentException of(String what, String found, String expected) {
        return new IllegalArgumentException("Invalid " + what + ": " + found + ", expected " + expected + ".");
    }
}
