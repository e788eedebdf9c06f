package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Optional;

/** A bucket's rules. */
public interface ArchiveBucket {
    /** {@code Enabled}, {@code Suspended}, or empty text if it never had versions. */
    String versioning(String bucket);

    /** Object Lock. */
    Lock lock(String bucket);

    /** The policy, as JSON. */
    String policy(String bucket);

    /** The lifecycle. */
    Lifecycle lifecycle(String bucket);

    /** Whether all four ways of making it public are blocked. */
    boolean blocksPublicAccess(String bucket);

    /** The ARN of the key that encrypts by default; empty text if it is none of ours. */
    String key(String bucket);

    /**
     * Object Lock of a bucket.
     *
     * @param enabled whether versions can be locked
     * @param defaultRetention in words; empty if a version is only locked when somebody locks it
     */
    record Lock(boolean enabled, Optional<String> defaultRetention) {}

    /**
     * A lifecycle.
     *
     * @param smallObjects {@code varies_by_storage_class} or {@code all_storage_classes_128K}
     * @param rules in no order
     */
    record Lifecycle(String smallObjects, List<Rule> rules) {
        public Lifecycle {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule of a lifecycle.
     *
     * @param enabled whether it works
     * @param prefix of the keys; empty text for all
     * @param bytesMin larger objects only; 0 for all
     * @param transitions such as {@code GLACIER_IR after 35 days}, in order
     * @param expiryDays after which objects go; 0 for never
     * @param noncurrentDays after which hidden versions go; 0 for never
     */
    record Rule(
            boolean enabled,
            String prefix,
            long bytesMin,
            List<String> transitions,
            int expiryDays,
            int noncurrentDays) {
        public Rule {
            transitions = List.copyOf(transitions);
        }
    }
}
