package dev.invoicearchive.ingest.mapping;

/** A field of a line that is not what its column was said to hold; carries no trace, for there can be millions. */
final class InvalidFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected; never the content */
    InvalidFieldException(String message) {
        super(message, null, false, false);
    }
}
