package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.KeyVersions;
import dev.invoicearchive.local.store.StoredContent;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The archive's bucket, with versions and Object Lock.
 *
 * @param store where it lies
 */
record LockedBucket(DirectoryObjectStore store) implements Bucket {
    @Override
    public List<KeyVersions> page(String prefix, String after, int keysMax) throws IOException {
        return store.page(prefix, after, keysMax);
    }

    @Override
    public Optional<StoredVersion> visible(String key) throws IOException {
        return store.visible(key);
    }

    @Override
    public Optional<StoredVersion> find(String key, String versionId) throws IOException {
        return store.find(key, versionId);
    }

    @Override
    public StoredContent open(StoredVersion version) throws IOException {
        return store.open(version.key(), version.versionId());
    }

    @Override
    public Optional<StoredVersion> put(String key, byte[] content, Protection protection, boolean onlyIfAbsent)
            throws IOException {
        return onlyIfAbsent
                ? store.putIfAbsent(key, content, protection)
                : Optional.of(store.put(key, content, protection));
    }

    @Override
    public Optional<StoredVersion> delete(String key) throws IOException {
        return Optional.of(store.hide(key));
    }

    @Override
    public Optional<LockedBucket> locked() {
        return Optional.of(this);
    }
}
