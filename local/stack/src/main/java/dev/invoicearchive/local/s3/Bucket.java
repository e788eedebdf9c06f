package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.local.store.KeyVersions;
import dev.invoicearchive.local.store.StoredContent;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A bucket as the endpoint needs it. Keys that cannot be files are an {@link IllegalArgumentException}. */
interface Bucket {
    /** Keys behind one, in the order of S3, each with its versions from the newest on. */
    List<KeyVersions> page(String prefix, String after, int keysMax) throws IOException;

    /** What a reader gets who names no version. */
    Optional<StoredVersion> visible(String key) throws IOException;

    /** One version. */
    Optional<StoredVersion> find(String key, String versionId) throws IOException;

    /** The content of a version. */
    StoredContent open(StoredVersion version) throws IOException;

    /**
     * Puts an object.
     *
     * @return empty if there is one and there must be none
     */
    Optional<StoredVersion> put(String key, byte[] content, Protection protection, boolean onlyIfAbsent)
            throws IOException;

    /**
     * Deletes an object, or hides it where versions are kept.
     *
     * @return the delete marker, where versions are kept
     */
    Optional<StoredVersion> delete(String key) throws IOException;

    /** Versions and locks; empty for a bucket without. */
    Optional<LockedBucket> locked();
}
