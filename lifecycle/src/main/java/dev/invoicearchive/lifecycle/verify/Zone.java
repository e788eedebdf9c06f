package dev.invoicearchive.lifecycle.verify;

/** The parts of an archive, as a report counts them. */
public enum Zone {
    /** Manifests and their signatures. */
    MANIFESTS,
    /** Sealed rows. */
    SEALED,
    /** Roll-ups. */
    ROLLUP,
    /** Delivered rows. */
    DELIVERED,
    /** Records as they came. */
    SOURCE,
    /** What failed. */
    ERRORS
}
