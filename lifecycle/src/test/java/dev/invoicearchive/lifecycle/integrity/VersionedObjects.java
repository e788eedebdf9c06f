package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RestoreState;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A versioned bucket in memory, and the ways in which somebody with every permission could alter it. */
public final class VersionedObjects implements ArchiveObjects {
    private final NavigableMap<String, List<Stored>> objects = new TreeMap<>();
    private Instant now;
    private int nextVersion = 1;

    /** An empty bucket. */
    public VersionedObjects(Instant now) {
        this.now = now;
    }

    private record Stored(ObjectVersion version, byte[] content, Protection protection) {}

    /** What time puts happen from now on. */
    public void setTime(Instant time) {
        now = time;
    }

    @Override
    public synchronized void versions(String prefix, Visitor visitor) throws IOException {
        for (String key : objects.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            List<Stored> versions = objects.get(key);
            for (int index = versions.size() - 1; index >= 0; index--) {
                visitor.visit(versions.get(index).version());
            }
        }
    }

    @Override
    public synchronized Optional<ObjectVersion> find(String key) {
        return newest(key).map(Stored::version).filter(version -> !version.deleteMarker());
    }

    @Override
    public synchronized InputStream open(ObjectVersion version) throws IOException {
        if (!version.storageClass().isQueryable()) {
            throw new ColdObjectException("Cannot read " + version.key() + ": cold.");
        }
        return new ByteArrayInputStream(stored(version).content());
    }

    @Override
    public synchronized Optional<ObjectVersion> putIfAbsent(String key, byte[] content, Protection protection) {
        return find(key).isPresent() ? Optional.empty() : Optional.of(add(key, content, protection, false));
    }

    @Override
    public synchronized ObjectVersion put(String key, byte[] content) {
        return add(key, content, Protection.NONE, false);
    }

    @Override
    public Optional<ObjectVersion> copyIfAbsent(
            String bucket, String sourceKey, String key, String sha256, Protection protection) {
        throw new UnsupportedOperationException("There is one bucket.");
    }

    @Override
    public synchronized Protection protection(ObjectVersion version) throws IOException {
        return stored(version).protection();
    }

    @Override
    public void retain(ObjectVersion version, Retention retention) throws IOException {
        protect(version.key(), new Protection(Optional.of(retention), false));
    }

    @Override
    public void hold(ObjectVersion version, boolean held) throws IOException {
        protect(version.key(), new Protection(protection(version).retention(), held));
    }

    @Override
    public RestoreState restoreState(ObjectVersion version) {
        throw new UnsupportedOperationException("No test restores.");
    }

    @Override
    public void restore(ObjectVersion version, int days, RetrievalTier tier) {
        throw new UnsupportedOperationException("No test restores.");
    }

    /** The content of the newest version. */
    public synchronized byte[] content(String key) {
        return newest(key).orElseThrow().content().clone();
    }

    /** The keys that have a newest version which is there. */
    public synchronized List<String> keys(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && find(key).isPresent())
                .toList();
    }

    /** Changes the content of the newest version, as a fault of the medium would. */
    public synchronized void alter(String key, UnaryOperator<byte[]> change) {
        replaceNewest(key, found -> {
            byte[] content = change.apply(found.content().clone());
            ObjectVersion is = found.version();
            ObjectVersion altered = new ObjectVersion(
                    key, is.versionId(), content.length, is.eTag(), is.createdAt(), is.storageClass(), true, false);
            return new Stored(altered, content, found.protection());
        });
    }

    /** Moves the newest version to another class. */
    public synchronized void move(String key, StorageClass storageClass) {
        replaceNewest(key, found -> {
            ObjectVersion is = found.version();
            ObjectVersion moved = new ObjectVersion(
                    key, is.versionId(), is.size(), is.eTag(), is.createdAt(), storageClass, true, false);
            return new Stored(moved, found.content(), found.protection());
        });
    }

    /** Gives the newest version another protection. */
    public synchronized void protect(String key, Protection protection) {
        replaceNewest(key, found -> new Stored(found.version(), found.content(), protection));
    }

    /** Removes every version, as if there never had been one. */
    public synchronized void erase(String key) {
        objects.remove(key);
    }

    /** Hides an object behind a delete marker. */
    public synchronized void delete(String key) {
        add(key, new byte[0], Protection.NONE, true);
    }

    /** Every newest object, for a copied folder. */
    public synchronized void forEach(ObjectTaker taker) throws IOException {
        for (String key : keys("")) {
            taker.take(key, content(key));
        }
    }

    /** Takes objects. */
    public interface ObjectTaker {
        void take(String key, byte[] content) throws IOException;
    }

    private ObjectVersion add(String key, byte[] content, Protection protection, boolean deleteMarker) {
        List<Stored> versions = objects.computeIfAbsent(key, absent -> new ArrayList<>());
        if (!versions.isEmpty()) {
            replaceNewest(key, found -> {
                ObjectVersion is = found.version();
                ObjectVersion older = new ObjectVersion(
                        key,
                        is.versionId(),
                        is.size(),
                        is.eTag(),
                        is.createdAt(),
                        is.storageClass(),
                        false,
                        is.deleteMarker());
                return new Stored(older, found.content(), found.protection());
            });
        }
        ObjectVersion version = new ObjectVersion(
                key,
                "v" + nextVersion++,
                content.length,
                deleteMarker ? "" : "etag-" + Sha256.of(content).substring(0, 8),
                now,
                StorageClass.STANDARD,
                true,
                deleteMarker);
        versions.add(new Stored(version, content.clone(), protection));
        return version;
    }

    private void replaceNewest(String key, UnaryOperator<Stored> change) {
        List<Stored> versions = objects.get(key);
        versions.set(versions.size() - 1, change.apply(versions.get(versions.size() - 1)));
    }

    private Optional<Stored> newest(String key) {
        List<Stored> versions = objects.getOrDefault(key, List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private Stored stored(ObjectVersion version) throws IOException {
        return objects.getOrDefault(version.key(), List.of()).stream()
                .filter(stored -> stored.version().versionId().equals(version.versionId()))
                .findFirst()
                .orElseThrow(() -> new IOException("Missing object " + version.key() + ", expected one."));
    }
}
