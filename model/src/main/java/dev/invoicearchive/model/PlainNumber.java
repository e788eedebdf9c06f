package dev.invoicearchive.model;

import java.math.BigDecimal;

/**
 * The usual spelling of a number, read without a pattern: an optional minus, one to eighteen digits, and among them at most
 * one point that stands between two of them. Every other spelling is left to those who know them all.
 */
final class PlainNumber {
    /** Surely fit into a long. */
    private static final int DIGITS_MAX = 18;

    private final boolean isNegative;
    private final long unscaled;
    private final int scale;

    private PlainNumber(boolean isNegative, long unscaled, int scale) {
        this.isNegative = isNegative;
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /** The number's value with the decimals that are written; null if the text is spelled in another way. */
    static BigDecimal value(String text) {
        PlainNumber number = read(text);
        return number == null
                ? null
                : BigDecimal.valueOf(number.isNegative ? -number.unscaled : number.unscaled, number.scale);
    }

    /** The number's canonical text, see {@link Fingerprint}; null if the text is spelled in another way. */
    static String canonical(String text) {
        PlainNumber number = read(text);
        if (number == null) {
            return null;
        }
        if (number.unscaled == 0) {
            return "0";
        }
        long digits = number.unscaled;
        int power = -number.scale;
        while (digits % 10 == 0) {
            digits /= 10;
            power++;
        }
        return (number.isNegative ? "-" : "") + digits + "E" + power;
    }

    private static PlainNumber read(String text) {
        boolean isNegative = !text.isEmpty() && text.charAt(0) == '-';
        int begin = isNegative ? 1 : 0;
        int length = text.length();
        if (length == begin || length - begin > DIGITS_MAX + 1) {
            return null;
        }
        long unscaled = 0;
        int point = -1;
        for (int index = begin; index < length; index++) {
            char sign = text.charAt(index);
            if (sign >= '0' && sign <= '9') {
                unscaled = unscaled * 10 + (sign - '0');
            } else if (sign == '.' && point < 0) {
                point = index;
            } else {
                return null;
            }
        }
        boolean isPointBetween = point < 0 || point > begin && point < length - 1;
        int digits = length - begin - (point < 0 ? 0 : 1);
        return isPointBetween && digits <= DIGITS_MAX
                ? new PlainNumber(isNegative, unscaled, point < 0 ? 0 : length - 1 - point)
                : null;
    }
}
