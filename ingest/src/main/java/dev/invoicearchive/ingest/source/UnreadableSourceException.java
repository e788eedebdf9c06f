package dev.invoicearchive.ingest.source;

import java.io.IOException;

/** The bytes of a file cannot be had; carried through the parsers, and told to the caller as a fault of the file. */
final class UnreadableSourceException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what, found, expected, next step */
    UnreadableSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
