package dev.invoicearchive.local.store;

import java.io.IOException;

/** There is no such version. */
public final class MissingVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    MissingVersionException(String key, String versionId) {
        super("Missing object: " + key + " version " + versionId + ", expected it in the bucket.");
    }
}
