package dev.invoicearchive.auditor.console;

import java.util.List;

/** Writes the rows of one result, as they come; made by {@link Console#rows}. */
public interface RowWriter extends AutoCloseable {
    /**
     * Writes one row.
     *
     * @param values one text for each column, null where there is no value
     * @throws IllegalArgumentException if their number is not that of the columns
     */
    void write(List<String> values);

    /** Writes what is still held back. */
    @Override
    void close();
}
