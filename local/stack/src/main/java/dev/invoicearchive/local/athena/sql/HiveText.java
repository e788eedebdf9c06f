package dev.invoicearchive.local.athena.sql;

/** Escapes in the texts of Hive's language. */
final class HiveText {
    private static final int OCTAL = 8;
    private static final int HEX = 16;

    private HiveText() {}

    /** Puts characters in place of {@code \t}, {@code \001}, {@code \}{@code u0001} and the like. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next != '\\' || at + 1 == text.length()) {
                plain.append(next);
                at++;
            } else {
                at = escape(text, at + 1, plain);
            }
        }
        return plain.toString();
    }

    private static int escape(String text, int at, StringBuilder plain) {
        if (isNumber(text, at, 3, OCTAL)) {
            plain.append((char) Integer.parseInt(text.substring(at, at + 3), OCTAL));
            return at + 3;
        }
        if (text.charAt(at) == 'u' && isNumber(text, at + 1, 4, HEX)) {
            plain.append((char) Integer.parseInt(text.substring(at + 1, at + 5), HEX));
            return at + 5;
        }
        plain.append(
                switch (text.charAt(at)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case '0' -> '\0';
                    default -> text.charAt(at);
                });
        return at + 1;
    }

    private static boolean isNumber(String text, int at, int digits, int radix) {
        if (at + digits > text.length()) {
            return false;
        }
        for (int index = at; index < at + digits; index++) {
            if (Character.digit(text.charAt(index), radix) < 0) {
                return false;
            }
        }
        return true;
    }
}
