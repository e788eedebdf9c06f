package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;

/** An object's bytes are not what Firehose writes. */
public final class InvalidContentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the object, what was found and what was expected, never the content */
    public InvalidContentException(String message) {
        super(message);
    }

    /** The same, with what the reader of its bytes said. */
    public InvalidContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
