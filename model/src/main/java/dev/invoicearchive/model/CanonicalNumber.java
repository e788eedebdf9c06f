package dev.invoicearchive.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One spelling for every number of the same value, found in the text alone, so that no length of it is expensive. */
final class CanonicalNumber {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)([0-9]*+)(?:\\.([0-9]*+))?(?:[eE]([+-]?[0-9]{1,17}))?");

    private CanonicalNumber() {}

    /**
     * {@code 0}, or an optional minus, the digits without zeros at either end, {@code E} and the power of ten of the last
     * digit: {@code 12.50} is {@code 125E-1}. A text that is no number stays as it is.
     */
    static String of(String text) {
        String ofPlain = PlainNumber.canonical(text);
        return ofPlain != null ? ofPlain : ofAny(text);
    }

    /** Whatever its spelling; {@link #of} finds the usual one faster, and the same. */
    static String ofAny(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        String fraction = matcher.group(3) == null ? "" : matcher.group(3);
        String digits = matcher.group(2) + fraction;
        if (digits.isEmpty()) {
            return text;
        }
        int first = firstNonZero(digits);
        if (first == digits.length()) {
            return "0";
        }
        int end = lastNonZero(digits) + 1;
        long exponent = matcher.group(4) == null ? 0 : Long.parseLong(matcher.group(4));
        long power = exponent - fraction.length() + (digits.length() - end);
        return (matcher.group(1).equals("-") ? "-" : "") + digits.substring(first, end) + "E" + power;
    }

    private static int firstNonZero(String digits) {
        int index = 0;
        while (index < digits.length() && digits.charAt(index) == '0') {
            index++;
        }
        return index;
    }

    private static int lastNonZero(String digits) {
        int index = digits.length() - 1;
        while (digits.charAt(index) == '0') {
            index--;
        }
        return index;
    }
}
