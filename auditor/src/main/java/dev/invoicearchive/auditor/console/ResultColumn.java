package dev.invoicearchive.auditor.console;

import java.util.Objects;

/**
 * A column of a result.
 *
 * @param name as the heading and the JSON field
 * @param kind decides alignment and the JSON form
 */
public record ResultColumn(String name, Kind kind) {
    public ResultColumn {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(kind, "kind is null");
    }

    /** What the values of a column are. */
    public enum Kind {
        /** Left; a JSON text. */
        TEXT,
        /** Right; a JSON number. */
        INTEGER,
        /** Right; a JSON text, because many readers of JSON round numbers. */
        DECIMAL,
        /** Left; true or false. */
        BOOLEAN;

        /** Whether values are aligned to the right. */
        boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }
    }

    /** A column of texts. */
    public static ResultColumn text(String name) {
        return new ResultColumn(name, Kind.TEXT);
    }

    /** A column of whole numbers. */
    public static ResultColumn integer(String name) {
        return new ResultColumn(name, Kind.INTEGER);
    }

    /** A column of exact decimals. */
    public static ResultColumn decimal(String name) {
        return new ResultColumn(name, Kind.DECIMAL);
    }
}
