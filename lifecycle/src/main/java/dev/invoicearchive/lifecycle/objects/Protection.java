package dev.invoicearchive.lifecycle.objects;

import java.util.Objects;
import java.util.Optional;

/**
 * What keeps a version from being removed.
 *
 * @param retention empty if there is none
 * @param legalHold whether it is held without an end
 */
public record Protection(Optional<Retention> retention, boolean legalHold) {
    /** Nothing. */
    public static final Protection NONE = new Protection(Optional.empty(), false);

    public Protection {
        Objects.requireNonNull(retention, "retention is null");
    }
}
