package dev.invoicearchive.lifecycle.objects;

import java.io.IOException;

/** The bucket's rules forbid what was asked; asking again changes nothing. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the key and the rule */
    public RefusedException(String message) {
        super(message);
    }

    /** The same, with what the place said. */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
