package dev.invoicearchive.ingest.mapping;

/** A mapping that cannot be used, found before anything is taken in. */
public final class InvalidMappingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    public InvalidMappingException(String message) {
        super(message);
    }

    /** @param message what, found, expected, next step */
    public InvalidMappingException(String message, Throwable cause) {
        super(message, cause);
    }
}
