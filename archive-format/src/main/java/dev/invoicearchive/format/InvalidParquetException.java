package dev.invoicearchive.format;

/** Bytes that are not exactly one Parquet file of the archive. Nothing of them may be counted. */
public final class InvalidParquetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message in the form {@code Invalid <what>: <found>, expected <what>. <next step>}; no row content */
    public InvalidParquetException(String message) {
        super(message);
    }

    /**
     * As {@link #InvalidParquetException(String)}, with what the Parquet library said.
     *
     * @param message in the same form
     * @param cause the library's exception
     */
    public InvalidParquetException(String message, Throwable cause) {
        super(message, cause);
    }
}
