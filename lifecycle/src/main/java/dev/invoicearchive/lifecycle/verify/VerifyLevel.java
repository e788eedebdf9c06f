package dev.invoicearchive.lifecycle.verify;

/** How much of an archive is read. Each level holds the one before it. */
public enum VerifyLevel {
    /** Manifests and signatures. */
    CHAIN,
    /** The sealed rows and the roll-ups too. */
    SEALED,
    /** Everything: delivered, source and error objects too, and every source event. */
    FULL
}
