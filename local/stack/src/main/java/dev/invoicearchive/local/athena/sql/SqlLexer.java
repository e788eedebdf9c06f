package dev.invoicearchive.local.athena.sql;

import dev.invoicearchive.local.athena.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a statement into tokens. Never fails: what nothing ends is a token of its own kind. */
public final class SqlLexer {
    private static final int NONE = -1;

    private final String text;
    private final boolean hive;
    private final List<Token> tokens = new ArrayList<>();

    private SqlLexer(String text, boolean hive) {
        this.text = text;
        this.hive = hive;
    }

    /** The tokens of a query, in whose texts a backslash is a character as any other. */
    public static List<Token> query(String text) {
        return new SqlLexer(text, false).all();
    }

    /** The tokens of a statement about tables, in whose texts a backslash escapes the character behind it. */
    public static List<Token> hive(String text) {
        return new SqlLexer(text, true).all();
    }

    private List<Token> all() {
        int start = 0;
        while (start < text.length()) {
            Token token = token(start);
            tokens.add(token);
            start = token.end();
        }
        return tokens;
    }

    private Token token(int start) {
        char first = text.charAt(start);
        if (Character.isWhitespace(first)) {
            return piece(Kind.SPACE, start, endOfSpace(start));
        }
        if (text.startsWith("--", start)) {
            return piece(Kind.COMMENT, start, endOfLine(start));
        }
        if (text.startsWith("/*", start)) {
            int end = text.indexOf("*/", start + 2);
            return end == NONE ? unended(start) : piece(Kind.COMMENT, start, end + 2);
        }
        return switch (first) {
            case '\'' -> quoted(Kind.STRING, start);
            case '"' -> quoted(Kind.QUOTED, start);
            case '`' -> quoted(Kind.BACKTICK, start);
            case '?' -> piece(Kind.PARAMETER, start, start + 1);
            default -> wordOrSymbol(start);
        };
    }

    private Token wordOrSymbol(int start) {
        char first = text.charAt(start);
        if (isDigit(first) || first == '.' && start + 1 < text.length() && isDigit(text.charAt(start + 1))) {
            return piece(Kind.NUMBER, start, endOfNumber(start));
        }
        if (Character.isLetter(first) || first == '_') {
            int end = start + 1;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            return piece(Kind.WORD, start, end);
        }
        // A pair of surrogates stays together.
        return piece(Kind.SYMBOL, start, start + Character.charCount(text.codePointAt(start)));
    }

    private Token quoted(Kind kind, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (hive && next == '\\' && quote != '`') {
                at += 2;
            } else if (next != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return piece(kind, start, at + 1);
            }
        }
        return unended(start);
    }

    /** The engine ends a line at a carriage return too. */
    private int endOfLine(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int endOfSpace(int start) {
        int end = start;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Digits, one point, and an exponent, whose sign belongs to it. */
    private int endOfNumber(int start) {
        int end = start;
        while (end < text.length()) {
            char next = text.charAt(end);
            boolean sign = (next == '+' || next == '-') && end > start && isExponent(text.charAt(end - 1));
            if (!isWordPart(next) && next != '.' && !sign) {
                return end;
            }
            end++;
        }
        return end;
    }

    private Token piece(Kind kind, int start, int end) {
        return new Token(kind, text.substring(start, end), start);
    }

    private Token unended(int start) {
        return piece(Kind.UNENDED, start, text.length());
    }

    private static boolean isExponent(char letter) {
        return letter == 'e' || letter == 'E';
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
    }
}
