package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.store.FolderKeys;
import dev.invoicearchive.local.store.KeyVersions;
import dev.invoicearchive.local.store.StoredContent;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bucket without versions: a folder that the query engine, the Athena endpoint and a person write to as well. */
final class FolderBucket implements Bucket {
    private final DurableFiles files;
    private final FolderKeys keys;

    FolderBucket(DurableFiles files, Path folder) {
        this.files = files;
        this.keys = new FolderKeys(folder);
    }

    @Override
    public List<KeyVersions> page(String prefix, String after, int keysMax) throws IOException {
        List<KeyVersions> page = new ArrayList<>();
        for (String key : keys.page(prefix, after, keysMax)) {
            // Nothing keeps a file from being removed meanwhile.
            keys.find(key).ifPresent(version -> page.add(new KeyVersions(key, List.of(version))));
        }
        return page;
    }

    @Override
    public Optional<StoredVersion> visible(String key) throws IOException {
        return keys.find(key);
    }

    @Override
    public Optional<StoredVersion> find(String key, String versionId) throws IOException {
        return keys.find(key).filter(version -> version.versionId().equals(versionId));
    }

    @Override
    public StoredContent open(StoredVersion version) throws IOException {
        return StoredContent.of(keys.file(version.key()));
    }

    @Override
    public synchronized Optional<StoredVersion> put(
            String key, byte[] content, Protection protection, boolean onlyIfAbsent) throws IOException {
        if (onlyIfAbsent && keys.find(key).isPresent()) {
            return Optional.empty();
        }
        files.replace(keys.file(key), content);
        return keys.find(key);
    }

    @Override
    public synchronized Optional<StoredVersion> delete(String key) throws IOException {
        if (keys.find(key).isPresent()) {
            files.delete(keys.file(key));
        }
        return Optional.empty();
    }

    @Override
    public Optional<LockedBucket> locked() {
        return Optional.empty();
    }
}
