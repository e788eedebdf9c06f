package dev.invoicearchive.auditor.doctor;

/** CloudTrail's trail. */
@FunctionalInterface
public interface AuditTrail {
    /** A trail by name. */
    Trail trail(String name);

    /**
     * A trail.
     *
     * @param logging whether it writes
     * @param digests whether it writes signed digests, too
     * @param keyArn that encrypts its files; empty text if none does
     */
    record Trail(boolean logging, boolean digests, String keyArn) {}
}
