package dev.invoicearchive.ingest.load;

/** The table cannot be written to, for a reason that lies not in a line. */
public final class TableUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    public TableUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
