package dev.invoicearchive.auditor.console;

import java.util.Locale;
import org.jline.utils.WCWidth;

/** Text as it stands in a cell: what it looks like and how wide it is on a terminal. */
final class CellText {
    private static final String CUT = "...";

    private CellText() {}

    /** The value without anything that would move the cursor or break the line; stored text may hold such. */
    static String visible(String value) {
        if (value.codePoints().noneMatch(Character::isISOControl)) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (Character.isISOControl(point)) {
                        text.append(String.format(Locale.ROOT, "\\u%04x", point));
                    } else {
                        text.appendCodePoint(point);
                    }
                }
            }
        });
        return text.toString();
    }

    /** How many columns of a terminal the text takes; wide signs take two, combining ones none. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }

    /** The text, cut with dots if it is wider. */
    static String cut(String text, int widthMax) {
        if (width(text) <= widthMax) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = widthMax - CUT.length();
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            left -= Math.max(0, WCWidth.wcwidth(point));
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
            index += Character.charCount(point);
        }
        return kept.append(CUT).toString();
    }
}
