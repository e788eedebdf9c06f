package dev.invoicearchive.lifecycle.objects;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether a version can be read.
 *
 * @param stage where it stands
 * @param readableUntil when the restored copy goes away again; only for {@link Stage#RESTORED}
 */
public record RestoreState(Stage stage, Optional<Instant> readableUntil) {
    /** The stages of a version on its way back. */
    public enum Stage {
        /** It never was cold. */
        NOT_COLD,
        /** Cold, and nobody asked for it. */
        COLD,
        /** Asked for. */
        IN_PROGRESS,
        /** Readable for a while. */
        RESTORED
    }
}
