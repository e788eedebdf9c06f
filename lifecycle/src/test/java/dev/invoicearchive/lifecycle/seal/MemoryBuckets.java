package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.RestoreState;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The archive bucket with versions and locks, and the bucket of the work area, in memory; copied in no time. */
final class MemoryBuckets implements ArchiveObjects {
    static final String WORK_BUCKET = "results";

    private final Clock clock;
    private final NavigableMap<String, List<Stored>> archive = new TreeMap<>();
    private final NavigableMap<String, byte[]> work = new TreeMap<>();
    private int versions;

    MemoryBuckets(Clock clock) {
        this.clock = clock;
    }

    /** A version and all that belongs to it; nothing of it ever changes. */
    record Stored(ObjectVersion version, byte[] content, Protection protection) {}

    /** The same content, from here on apart. */
    MemoryBuckets copy() {
        MemoryBuckets copy = new MemoryBuckets(clock);
        archive.forEach((key, list) -> copy.archive.put(key, new ArrayList<>(list)));
        copy.work.putAll(work);
        copy.versions = versions;
        return copy;
    }

    /** The work area's side. */
    WorkArea workArea() {
        return new WorkArea() {
            @Override
            public String bucket() {
                return WORK_BUCKET;
            }

            @Override
            public InputStream open(String key) throws IOException {
                return new ByteArrayInputStream(workFile(key));
            }

            @Override
            public void put(String key, byte[] content) {
                synchronized (MemoryBuckets.this) {
                    work.put(key, content.clone());
                }
            }
        };
    }

    synchronized byte[] workFile(String key) throws IOException {
        if (!work.containsKey(key)) {
            throw new IOException("Missing object " + key + " in the work area, expected one.");
        }
        return work.get(key);
    }

    synchronized List<String> workKeys() {
        return List.copyOf(work.keySet());
    }

    synchronized void removeWork(String key) {
        work.remove(key);
    }

    /** Every newest version under a prefix that is no delete marker. */
    synchronized List<Stored> newest(String prefix) {
        return archive.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().get(entry.getValue().size() - 1))
                .filter(stored -> !stored.version().deleteMarker())
                .toList();
    }

    /** Alters what is stored, as somebody with every permission could. */
    synchronized void tamper(String key, UnaryOperator<Stored> change) {
        List<Stored> list = archive.get(key);
        list.set(list.size() - 1, change.apply(list.get(list.size() - 1)));
    }

    /** Removes an object and all its versions. */
    synchronized void erase(String key) {
        archive.remove(key);
    }

    synchronized void deleteMarker(String key) {
        add(key, new byte[0], Protection.NONE, true);
    }

    synchronized void moveTo(String key, StorageClass storageClass) {
        tamper(key, stored -> {
            ObjectVersion is = stored.version();
            return new Stored(
                    new ObjectVersion(
                            key, is.versionId(), is.size(), is.eTag(), is.createdAt(), storageClass, true, false),
                    stored.content(),
                    stored.protection());
        });
    }

    @Override
    public void versions(String prefix, Visitor visitor) throws IOException {
        List<ObjectVersion> found = new ArrayList<>();
        synchronized (this) {
            for (Map.Entry<String, List<Stored>> entry :
                    archive.tailMap(prefix, true).entrySet()) {
                if (!entry.getKey().startsWith(prefix)) {
                    break;
                }
                for (int index = entry.getValue().size() - 1; index >= 0; index--) {
                    found.add(entry.getValue().get(index).version());
                }
            }
        }
        for (ObjectVersion version : found) {
            visitor.visit(version);
        }
    }

    @Override
    public synchronized Optional<ObjectVersion> find(String key) {
        List<Stored> list = archive.getOrDefault(key, List.of());
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(list.get(list.size() - 1).version()).filter(version -> !version.deleteMarker());
    }

    @Override
    public synchronized InputStream open(ObjectVersion version) throws IOException {
        Stored stored = stored(version);
        if (!stored.version().storageClass().isQueryable()) {
            throw new ColdObjectException("Cannot read " + version.key() + ": cold, expected it to be restored.");
        }
        return new ByteArrayInputStream(stored.content());
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
    public synchronized Optional<ObjectVersion> copyIfAbsent(
            String bucket, String sourceKey, String key, String sha256, Protection protection) throws IOException {
        if (!bucket.equals(WORK_BUCKET)) {
            throw new IOException("Missing bucket " + bucket + ", expected " + WORK_BUCKET + ".");
        }
        byte[] content = workFile(sourceKey);
        if (!Sha256.of(content).equals(sha256)) {
            throw new IOException("Invalid object " + sourceKey + ": other content, expected " + sha256 + ".");
        }
        return putIfAbsent(key, content, protection);
    }

    @Override
    public synchronized Protection protection(ObjectVersion version) throws IOException {
        return stored(version).protection();
    }

    @Override
    public synchronized void retain(ObjectVersion version, Retention retention) throws IOException {
        Stored stored = stored(version);
        Optional<Retention> present = stored.protection().retention();
        if (!retention.until().isAfter(clock.instant())
                || present.isPresent()
                        && (present.get().until().isAfter(retention.until())
                                || present.get().mode().compareTo(retention.mode()) > 0)) {
            throw new RefusedException("Cannot retain " + version.key() + ": past, shorter or weaker.");
        }
        replace(
                stored,
                new Protection(Optional.of(retention), stored.protection().legalHold()));
    }

    @Override
    public synchronized void hold(ObjectVersion version, boolean held) throws IOException {
        Stored stored = stored(version);
        replace(stored, new Protection(stored.protection().retention(), held));
    }

    @Override
    public RestoreState restoreState(ObjectVersion version) {
        return new RestoreState(
                version.storageClass().isQueryable() ? RestoreState.Stage.NOT_COLD : RestoreState.Stage.COLD,
                Optional.empty());
    }

    @Override
    public void restore(ObjectVersion version, int days, RetrievalTier tier) {
        throw new UnsupportedOperationException("The sealer restores nothing.");
    }

    private void replace(Stored stored, Protection protection) {
        List<Stored> list = archive.get(stored.version().key());
        list.set(list.indexOf(stored), new Stored(stored.version(), stored.content(), protection));
    }

    private Stored stored(ObjectVersion version) throws IOException {
        return archive.getOrDefault(version.key(), List.of()).stream()
                .filter(stored -> stored.version().versionId().equals(version.versionId()))
                .findFirst()
                .orElseThrow(() -> new IOException("Missing object " + version.key() + ", expected one."));
    }

    private ObjectVersion add(String key, byte[] content, Protection protection, boolean deleteMarker) {
        versions++;
        ObjectVersion version = new ObjectVersion(
                key,
                "v" + versions,
                content.length,
                "etag" + content.length,
                clock.instant(),
                StorageClass.STANDARD,
                true,
                deleteMarker);
        archive.computeIfAbsent(key, absent -> new ArrayList<>()).add(new Stored(version, content.clone(), protection));
        return version;
    }
}
