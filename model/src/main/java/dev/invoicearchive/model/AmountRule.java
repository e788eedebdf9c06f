package dev.invoicearchive.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What counts as an amount, the same for the archive and for the live totals.
 *
 * <ul>
 *   <li>A number counts as it is, exponent included.
 *   <li>A text counts if it spells an amount in the archive's one currency: digits, either without groups or with a comma
 *       before every three of them, then possibly a point and decimals; the configured symbol may stand before the
 *       digits; a minus may stand before or right after the symbol, or the whole may stand in parentheses, which is how
 *       accountants write a minus. Spaces may surround it. So {@code 1000}, {@code $1,000.00}, {@code -$5.00}, {@code
 *       $-5.00} and {@code ($5.00)} count; {@code 1,00}, {@code 10,000,0}, {@code 1.000,00}, {@code +5}, {@code 1e3},
 *       {@code USD 5} and {@code $} do not.
 *   <li>Both only below 10^20 in size and with at most 9 decimals once zeros at the end are gone, so that the sum of
 *       seven years fits the column type.
 * </ul>
 *
 * <p>What is refused counts as absent: nothing is added, and the row names it among its problems.
 */
public final class AmountRule {
    /** Decimals of every amount. */
    public static final int DECIMALS = 9;

    /** Digits before the point of every amount. */
    public static final int WHOLE_DIGITS = 20;

    /** No amount that fits is longer, whatever zeros surround it; longer input only costs time. */
    private static final int LENGTH_MAX = 200;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");

    private static final Pattern AMBIGUOUS_IN_SYMBOL = Pattern.compile("[0-9+\\-.,()\\s]");

    private final Pattern text;

    /** A rule for the currency of these settings. */
    public AmountRule(ArchiveSettings settings) {
        String symbol =
                settings.currencySymbol().isEmpty() ? "" : "(?:" + Pattern.quote(settings.currencySymbol()) + ")?";
        String digits = "(?<digits>(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\\.[0-9]+)?)";
        String signed = "(?<minus>-?)" + symbol + "(?<innerMinus>-?)" + digits;
        text = Pattern.compile(signed);
    }

    /**
     * Checks that a currency symbol cannot be mistaken for a part of the number; an empty one stands for none.
     *
     * @throws IllegalArgumentException if it can
     */
    static void checkSymbol(String symbol) {
        if (AMBIGUOUS_IN_SYMBOL.matcher(symbol).find()) {
            throw new IllegalArgumentException("Invalid currency symbol: " + symbol
                    + ", expected one without digits, signs, points, commas, parentheses and spaces.");
        }
    }

    /** Reads the value of the amount attribute, empty if the item has none. */
    public AmountReading read(Optional<AttributeValue> attribute) {
        if (attribute.isEmpty() || attribute.get() instanceof AttributeValue.Null) {
            return new AmountReading.Absent();
        }
        if (attribute.get() instanceof AttributeValue.Number number) {
            return readNumber(number.value());
        }
        if (attribute.get() instanceof AttributeValue.Text written) {
            return readText(written.value());
        }
        return new AmountReading.Refused(AmountReading.Reason.WRONG_TYPE);
    }

    private static AmountReading readNumber(String number) {
        BigDecimal plain = PlainNumber.value(number);
        if (plain != null) {
            return inRange(plain);
        }
        if (number.length() > LENGTH_MAX || !NUMBER.matcher(number).matches()) {
            return new AmountReading.Refused(AmountReading.Reason.NOT_AN_AMOUNT);
        }
        return inRange(new BigDecimal(number));
    }

    private AmountReading readText(String written) {
        BigDecimal plain = PlainNumber.value(written);
        if (plain != null) {
            return inRange(plain);
        }
        AmountReading refused = new AmountReading.Refused(AmountReading.Reason.NOT_AN_AMOUNT);
        if (written.length() > LENGTH_MAX) {
            return refused;
        }
        String bare = withoutSpaces(written);
        boolean inParentheses = bare.startsWith("(") && bare.endsWith(")") && bare.length() > 2;
        Matcher matcher = text.matcher(inParentheses ? bare.substring(1, bare.length() - 1) : bare);
        if (!matcher.matches()) {
            return refused;
        }
        int signs =
                matcher.group("minus").length() + matcher.group("innerMinus").length() + (inParentheses ? 1 : 0);
        if (signs > 1) {
            return refused;
        }
        BigDecimal size = new BigDecimal(matcher.group("digits").replace(",", ""));
        return inRange(signs == 1 ? size.negate() : size);
    }

    private static String withoutSpaces(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && text.charAt(begin) == ' ') {
            begin++;
        }
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(begin, end);
    }

    private static AmountReading inRange(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        if ((long) stripped.precision() - stripped.scale() > WHOLE_DIGITS) {
            return new AmountReading.Refused(AmountReading.Reason.TOO_LARGE);
        }
        if (stripped.scale() > DECIMALS) {
            return new AmountReading.Refused(AmountReading.Reason.TOO_MANY_DECIMALS);
        }
        return new AmountReading.Value(stripped.setScale(DECIMALS));
    }
}
