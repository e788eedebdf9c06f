package dev.invoicearchive.model;

import java.util.Locale;

/** Where an archived row comes from. */
public enum Origin {
    /** The table's Kinesis feed. */
    STREAM,
    /** A scan or export of the table, for items that were there before the feed. */
    SNAPSHOT,
    /** History of another system, which never was in the table and so counts in no live total. */
    IMPORT;

    /** The word that stands in the column {@code origin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #word()} wrote.
     *
     * @throws IllegalArgumentException if no origin has this word
     */
    public static Origin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
