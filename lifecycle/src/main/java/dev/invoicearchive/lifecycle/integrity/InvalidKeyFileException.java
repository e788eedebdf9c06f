package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;

/** A key, or the file that holds it, cannot be used. */
public final class InvalidKeyFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the file if there is one, what was found, what was expected and what to do */
    public InvalidKeyFileException(String message) {
        super(message);
    }

    /** The same, with what the reader of its bytes said. */
    public InvalidKeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
