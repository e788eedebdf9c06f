package dev.invoicearchive.lifecycle.objects;

import java.io.IOException;

/** A version lies in a class from which it must be restored before it can be read. */
public final class ColdObjectException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the key and the class, and says what to do */
    public ColdObjectException(String message) {
        super(message);
    }
}
