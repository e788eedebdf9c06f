package dev.invoicearchive.lifecycle.retention.scope;

import java.util.Objects;

/**
 * What could not be done to one object.
 *
 * @param key of the object
 * @param message one line for people, which names the key
 */
public record ObjectFailure(String key, String message) {
    public ObjectFailure {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(message, "message is null");
    }
}
