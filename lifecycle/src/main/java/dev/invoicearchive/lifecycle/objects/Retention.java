package dev.invoicearchive.lifecycle.objects;

import java.time.Instant;
import java.util.Objects;

/**
 * How long a version cannot be removed.
 *
 * @param until the moment at which it ends
 */
public record Retention(RetentionMode mode, Instant until) {
    public Retention {
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(until, "until is null");
    }
}
