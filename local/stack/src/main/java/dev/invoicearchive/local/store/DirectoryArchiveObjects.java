package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RestoreState;
import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The bucket of one machine, without a wire in between. */
public final class DirectoryArchiveObjects implements ArchiveObjects {
    private static final int KEYS_AT_ONCE = 1_000;

    private final DirectoryObjectStore store;
    private final BucketFolders buckets;

    /** @param buckets the other buckets, from which objects are copied */
    public DirectoryArchiveObjects(DirectoryObjectStore store, BucketFolders buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /** Where other buckets lie. */
    public interface BucketFolders {
        /**
         * The file of an object of another bucket; it need not exist.
         *
         * @throws IOException if there is no such bucket, or the key leads out of it
         */
        Path file(String bucket, String key) throws IOException;
    }

    @Override
    public void versions(String prefix, Visitor visitor) throws IOException {
        String after = "";
        List<KeyVersions> page;
        do {
            page = store.page(prefix, after, KEYS_AT_ONCE);
            for (KeyVersions key : page) {
                for (int i = 0; i < key.versions().size(); i++) {
                    visitor.visit(listed(key.versions().get(i), i == 0));
                }
                after = key.key();
            }
        } while (page.size() == KEYS_AT_ONCE);
    }

    @Override
    public Optional<ObjectVersion> find(String key) throws IOException {
        return store.visible(key).map(version -> listed(version, true));
    }

    @Override
    public InputStream open(ObjectVersion version) throws IOException {
        return store.open(version.key(), version.versionId()).stream();
    }

    @Override
    public Optional<ObjectVersion> putIfAbsent(String key, byte[] content, Protection protection) throws IOException {
        return store.putIfAbsent(key, content, protection).map(version -> listed(version, true));
    }

    @Override
    public ObjectVersion put(String key, byte[] content) throws IOException {
        return listed(store.put(key, content, Protection.NONE), true);
    }

    @Override
    public Optional<ObjectVersion> copyIfAbsent(
            String bucket, String sourceKey, String key, String sha256, Protection protection) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(buckets.file(bucket, sourceKey));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Cannot copy to " + key + ": s3://" + bucket + "/" + sourceKey + " is gone, expected the object.",
                    e);
        }
        String found = Digests.sha256(content);
        if (!found.equals(sha256)) {
            throw new IOException("Cannot copy to " + key + ": s3://" + bucket + "/" + sourceKey + " has SHA-256 "
                    + found + ", expected " + sha256 + ".");
        }
        return putIfAbsent(key, content, protection);
    }

    @Override
    public Protection protection(ObjectVersion version) throws IOException {
        return require(version).protection();
    }

    @Override
    public void retain(ObjectVersion version, Retention retention) throws IOException {
        store.retain(version.key(), version.versionId(), Optional.of(retention), false);
    }

    @Override
    public void hold(ObjectVersion version, boolean held) throws IOException {
        store.hold(version.key(), version.versionId(), held);
    }

    @Override
    public RestoreState restoreState(ObjectVersion version) throws IOException {
        StoredVersion found = require(version);
        Instant now = store.now();
        if (!found.isCold()) {
            return new RestoreState(Stage.NOT_COLD, Optional.empty());
        }
        if (found.isOnItsWay(now)) {
            return new RestoreState(Stage.IN_PROGRESS, Optional.empty());
        }
        return found.isReadable(now)
                ? new RestoreState(Stage.RESTORED, found.restored().map(StoredVersion.RestoredCopy::until))
                : new RestoreState(Stage.COLD, Optional.empty());
    }

    @Override
    public void restore(ObjectVersion version, int days, RetrievalTier tier) throws IOException {
        store.restore(version.key(), version.versionId(), days, tier);
    }

    private StoredVersion require(ObjectVersion version) throws IOException {
        return store.find(version.key(), version.versionId())
                .orElseThrow(() -> new MissingVersionException(version.key(), version.versionId()));
    }

    /** As S3 lists it, whose times are whole seconds. */
    private static ObjectVersion listed(StoredVersion version, boolean newest) {
        StoredObject object = version.object();
        return new ObjectVersion(
                object.key(),
                object.versionId(),
                object.size(),
                object.eTag(),
                object.createdAt().truncatedTo(ChronoUnit.SECONDS),
                version.storageClass(),
                newest,
                version.deleteMarker());
    }
}
