package dev.invoicearchive.ingest;

/** A file as a whole is not what was announced, for a reason that its user can read and act on. */
public final class InvalidFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    public InvalidFileException(String message) {
        super(message);
    }

    /** @param message what, found, expected, next step */
    public InvalidFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
