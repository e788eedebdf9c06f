package dev.invoicearchive.auditor.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Buckets of the trial's own. */
public interface TrialBuckets {
    /** Makes a bucket with Object Lock on and without a default retention. */
    void create(String name);

    /** Every version and delete marker. */
    List<Version> versions(String name);

    /** The content of a version. */
    byte[] read(String name, Version version);

    /** Locks a version in governance mode. */
    void lock(String name, Version version, Instant until);

    /** When a version's lock ends, if it is locked in governance mode. */
    Optional<Instant> lockedUntil(String name, Version version);

    /**
     * Deletes a version.
     *
     * @param bypass whether a governance lock is to be overruled
     * @throws dev.invoicearchive.auditor.aws.NotPermittedException if it is locked
     */
    void deleteVersion(String name, Version version, boolean bypass);

    /** Deletes an empty bucket. */
    void delete(String name);

    /**
     * A version of an object.
     *
     * @param key of the object
     * @param id of the version
     * @param marker whether it only says that the object is deleted
     */
    record Version(String key, String id, boolean marker) {}
}
