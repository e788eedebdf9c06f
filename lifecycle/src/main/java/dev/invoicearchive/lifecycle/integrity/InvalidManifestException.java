package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;

/** A manifest, its signature or its place in the chain is not as it must be: somebody altered it, or a fault wrote it. */
public final class InvalidManifestException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message names the object, what was found and what was expected */
    public InvalidManifestException(String message) {
        super(message);
    }

    /** The same, with what the reader of its bytes said. */
    public InvalidManifestException(String message, Throwable cause) {
        super(message, cause);
    }
}
