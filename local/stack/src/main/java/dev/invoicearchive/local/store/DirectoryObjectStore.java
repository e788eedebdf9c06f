package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.KeyOrder;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.store.StoredVersion.RestoredCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bucket with Object Lock as a plain folder: the newest version of each object lies under its key, older and cold ones
 * in folders beside it. Atomic: whatever happens to an object happens as a whole or not at all, also after a kill.
 */
public final class DirectoryObjectStore implements ObjectStore {
    private final Clock clock;
    private final VersionFiles files;
    private final FolderKeys keys;
    private final VersionJournal journal;

    private DirectoryObjectStore(Clock clock, VersionFiles files, VersionJournal journal) {
        this.clock = clock;
        this.files = files;
        this.keys = new FolderKeys(files.folder());
        this.journal = journal;
    }

    /**
     * Opens a bucket, made if it is absent, and finishes or gives up what was killed.
     *
     * @param parent the folder that holds the bucket's folder and its index
     * @throws IOException if the folder cannot be used or the index is damaged
     */
    public static DirectoryObjectStore open(DurableFiles files, Clock clock, Path parent, String bucket)
            throws IOException {
        VersionFiles versions = new VersionFiles(files, parent, bucket);
        Files.createDirectories(versions.folder());
        VersionJournal journal = VersionJournal.open(files, versions, parent.resolve(bucket + ".index"));
        return new DirectoryObjectStore(clock, versions, journal);
    }

    /** The folder in which the newest versions lie under their keys. */
    public Path folder() {
        return files.folder();
    }

    /** The time that retention, restore and tiers go by. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public StoredObject put(String key, byte[] content) throws IOException {
        return put(key, content, Protection.NONE).object();
    }

    /** Puts an object that is protected from its first moment, as a new version if there is one. */
    public synchronized StoredVersion put(String key, byte[] content, Protection protection) throws IOException {
        files.visibleFile(key);
        journal.settle();
        adoptStray(key);
        journal.histories().checkRoom(key);
        StoredVersion version = StoredVersion.put(describe(key, content), protection);
        if (protection.retention().isPresent()) {
            ObjectLock.checkRetention(version.retained(Optional.empty()), protection.retention(), false, now());
        }
        journal.put(version, content);
        return version;
    }

    /**
     * Puts an object unless there is one of that key; a delete marker is none.
     *
     * @return empty if there is one
     */
    public synchronized Optional<StoredVersion> putIfAbsent(String key, byte[] content, Protection protection)
            throws IOException {
        files.visibleFile(key);
        journal.settle();
        return visible(key).isPresent() ? Optional.empty() : Optional.of(put(key, content, protection));
    }

    /** Hides an object behind a delete marker. */
    public synchronized StoredVersion hide(String key) throws IOException {
        files.visibleFile(key);
        journal.settle();
        adoptStray(key);
        StoredVersion marker = StoredVersion.marker(key, history(key).nextId(), now());
        journal.change(List.of(IndexLine.marked(marker)));
        return marker;
    }

    /**
     * Removes one version, or delete marker, for good.
     *
     * @param bypassGovernance whether a retention in governance mode is to be passed over
     * @throws RefusedException if it is protected
     */
    public synchronized void remove(String key, String versionId, boolean bypassGovernance) throws IOException {
        journal.settle();
        StoredVersion version = require(key, versionId);
        ObjectLock.checkRemoval(version, bypassGovernance, now());
        journal.change(List.of(IndexLine.removed(version)));
    }

    /**
     * Sets a retention, or takes it away.
     *
     * @param bypassGovernance whether a retention in governance mode is to be passed over
     * @throws RefusedException if it would be weaker than the one in place
     */
    public void retain(String key, String versionId, Optional<Retention> retention, boolean bypassGovernance)
            throws IOException {
        synchronized (this) {
            StoredVersion version = require(key, versionId);
            Optional<Retention> wanted = retention.map(
                    given -> new Retention(given.mode(), given.until().truncatedTo(ChronoUnit.MILLIS)));
            ObjectLock.checkRetention(version, wanted, bypassGovernance, now());
            if (!wanted.equals(version.protection().retention())) {
                journal.note(IndexLine.retained(version, wanted));
            }
        }
        journal.force();
    }

    /** Puts a legal hold on a version, or takes it away. */
    public void hold(String key, String versionId, boolean held) throws IOException {
        synchronized (this) {
            StoredVersion version = require(key, versionId);
            ObjectLock.checkLockable(version);
            if (version.protection().legalHold() != held) {
                journal.note(IndexLine.held(version, held));
            }
        }
        journal.force();
    }

    /**
     * Asks for a readable copy of a cold version. A copy that is on its way comes as it was asked for first.
     *
     * @return whether there is a copy already, whose time is changed
     * @throws RefusedException if the version is not cold, or its class does not know the tier
     */
    public boolean restore(String key, String versionId, int days, RetrievalTier tier) throws IOException {
        boolean ready;
        synchronized (this) {
            StoredVersion version = require(key, versionId);
            RestoredCopy copy = Retrieval.copy(version, days, tier, now());
            ready = version.isReadable(now());
            if (!version.isOnItsWay(now())) {
                journal.note(IndexLine.restored(version, copy));
            }
        }
        journal.force();
        return ready;
    }

    /** Moves versions to other classes. */
    synchronized void move(Map<StoredVersion, StorageClass> targets) throws IOException {
        journal.settle();
        if (targets.isEmpty()) {
            return;
        }
        List<IndexLine> lines = new ArrayList<>();
        targets.forEach((version, storageClass) -> lines.add(IndexLine.moved(version, storageClass)));
        journal.change(lines);
    }

    @Override
    public synchronized Optional<StoredObject> head(String key) {
        return history(key).visible().map(StoredVersion::object);
    }

    /**
     * What a reader gets who names no version; empty if there is none, or a delete marker. A file that somebody put into
     * the folder by hand counts as an object, for queries read it.
     */
    public synchronized Optional<StoredVersion> visible(String key) throws IOException {
        Optional<StoredVersion> stray = stray(key);
        return stray.isPresent() ? stray : history(key).visible();
    }

    /** One version or delete marker. */
    public synchronized Optional<StoredVersion> find(String key, String versionId) throws IOException {
        return versionId.equals(FolderKeys.NO_VERSION)
                ? stray(key)
                : history(key).find(versionId);
    }

    @Override
    public synchronized List<StoredObject> versions(String key) {
        return history(key).versions().stream()
                .filter(version -> !version.deleteMarker())
                .map(StoredVersion::object)
                .toList();
    }

    @Override
    public synchronized List<StoredObject> list(String prefix) {
        List<StoredObject> found = new ArrayList<>();
        journal.histories()
                .each(prefix, (key, history) -> history.visible().ifPresent(version -> found.add(version.object())));
        return found;
    }

    /**
     * Some keys and all their versions, in the order of S3, and with them what somebody put into the folder by hand.
     *
     * @param prefix of the keys
     * @param after only keys behind this one; may be empty
     * @param keysMax how many keys at most
     */
    public List<KeyVersions> page(String prefix, String after, int keysMax) throws IOException {
        NavigableMap<String, KeyVersions> page = new TreeMap<>(KeyOrder.UTF_8);
        known(prefix, after, keysMax).forEach(key -> page.put(key.key(), key));
        Optional<String> last = page.size() < keysMax ? Optional.empty() : Optional.of(page.lastKey());
        String reached = after;
        List<String> files;
        do {
            files = keys.page(prefix, reached, keysMax);
            for (String key : files) {
                stray(key).ifPresent(file -> page.put(key, withStray(file)));
                reached = key;
            }
        } while (files.size() == keysMax && (last.isEmpty() || KeyOrder.UTF_8.compare(reached, last.get()) < 0));
        return page.values().stream().limit(keysMax).toList();
    }

    /** The same without what was put by hand. */
    synchronized List<KeyVersions> known(String prefix, String after, int keysMax) {
        return journal.histories().page(prefix, after, keysMax);
    }

    private synchronized KeyVersions withStray(StoredVersion stray) {
        List<StoredVersion> all = new ArrayList<>(List.of(stray));
        all.addAll(KeyVersions.of(stray.key(), history(stray.key())).versions());
        return new KeyVersions(stray.key(), all);
    }

    /** A file under a key where the index knows of none. */
    private synchronized Optional<StoredVersion> stray(String key) throws IOException {
        boolean known =
                history(key).visible().filter(version -> !version.isCold()).isPresent();
        return known || journal.isUnsettled(key) ? Optional.empty() : keys.find(key);
    }

    /** Before something else takes its place, a file that was put by hand becomes a version like others. */
    private void adoptStray(String key) throws IOException {
        if (stray(key).isPresent()) {
            byte[] content = Files.readAllBytes(files.visibleFile(key));
            journal.adopt(StoredVersion.put(describe(key, content), Protection.NONE));
        }
    }

    @Override
    public byte[] read(StoredObject version) throws IOException {
        try (StoredContent content = open(version.key(), version.versionId())) {
            return content.stream().readAllBytes();
        }
    }

    /**
     * The content of a version.
     *
     * @throws MissingVersionException if there is none
     * @throws ColdObjectException if it must be restored first
     * @throws IOException also if its file was removed by hand
     */
    public StoredContent open(String key, String versionId) throws IOException {
        Path file = fileToRead(key, versionId);
        while (true) {
            try {
                return StoredContent.of(file);
            } catch (NoSuchFileException e) {
                Path place = fileToRead(key, versionId);
                if (place.equals(file)) {
                    throw new IOException(
                            "Missing object: " + key + " version " + versionId
                                    + ", expected it in the data directory. Somebody removed it by hand.",
                            e);
                }
                // It was moved in between.
                file = place;
            }
        }
    }

    private synchronized Path fileToRead(String key, String versionId) throws IOException {
        if (versionId.equals(FolderKeys.NO_VERSION) && stray(key).isPresent()) {
            return keys.file(key);
        }
        StoredVersion version = require(key, versionId);
        if (version.deleteMarker()) {
            throw new MissingVersionException(key, versionId);
        }
        if (!version.isReadable(now())) {
            throw new ColdObjectException("Cannot read " + key + " version " + versionId + ": its class is "
                    + version.storageClass() + ", expected one that can be read. Restore it first.");
        }
        return files.file(history(key), version);
    }

    private VersionHistory history(String key) {
        return journal.histories().of(key);
    }

    private StoredVersion require(String key, String versionId) throws MissingVersionException {
        return history(key).find(versionId).orElseThrow(() -> new MissingVersionException(key, versionId));
    }

    private StoredObject describe(String key, byte[] content) {
        return new StoredObject(
                key, history(key).nextId(), content.length, Digests.md5(content), Digests.sha256(content), now());
    }
}
