package dev.invoicearchive.local.athena.sql;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text as it stands in the statement, with its quotes
 * @param start its place in the statement, in chars
 */
public record Token(Kind kind, String text, int start) {
    /** What a token can be. */
    public enum Kind {
        SPACE,
        COMMENT,
        WORD,
        NUMBER,
        /** {@code 'text'}. */
        STRING,
        /** {@code "name"}, or a text where Hive's language is spoken. */
        QUOTED,
        /** {@code `name`}. */
        BACKTICK,
        /** {@code ?}. */
        PARAMETER,
        /** Any other character by itself. */
        SYMBOL,
        /** A text, name or comment that nothing ends. */
        UNENDED
    }

    /** Whether it says something, as spaces and comments do not. */
    public boolean isSignificant() {
        return kind != Kind.SPACE && kind != Kind.COMMENT;
    }

    /** Whether it is this word, in any case. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is this character. */
    public boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** The word in capitals; empty if it is none. */
    public String word() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** Where it ends in the statement. */
    public int end() {
        return start + text.length();
    }
}
