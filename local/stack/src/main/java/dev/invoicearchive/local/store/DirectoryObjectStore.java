package dev.invoicearchive.local.store;

import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A bucket as a plain folder: the newest version of each object lies under its key, older ones under the same key in a
 * folder beside it. Atomic: an object is there as a whole or not at all, also after a kill.
 */
public final class DirectoryObjectStore implements ObjectStore {
    private final DurableFiles files;
    private final Clock clock;
    private final Path current;
    private final Path noncurrent;
    private final StoreIndex index;
    private final NavigableMap<String, List<StoredObject>> versionsByKey = new TreeMap<>();
    private final Map<String, StoredObject> unfinished = new LinkedHashMap<>();

    private DirectoryObjectStore(DurableFiles files, Clock clock, Path parent, String bucket) {
        this.files = files;
        this.clock = clock;
        this.current = parent.resolve(bucket);
        this.noncurrent = parent.resolve(bucket + ".noncurrent");
        this.index = new StoreIndex(files, parent.resolve(bucket + ".index"));
    }

    /**
     * Opens a bucket, made if it is absent, and finishes or gives up a put that was killed.
     *
     * @param parent the folder that holds the bucket's folder and its index
     * @throws IOException if the folder cannot be used or the index is damaged
     */
    public static DirectoryObjectStore open(DurableFiles files, Clock clock, Path parent, String bucket)
            throws IOException {
        DirectoryObjectStore store = new DirectoryObjectStore(files, clock, parent, bucket);
        Files.createDirectories(store.current);
        store.recover();
        return store;
    }

    /** The folder in which the newest versions lie under their keys. */
    public Path folder() {
        return current;
    }

    @Override
    public synchronized StoredObject put(String key, byte[] content) throws IOException {
        Path file = fileOf(current, key);
        finishOrGiveUpUnfinished();
        Optional<StoredObject> previous = head(key);
        StoredObject object = describe(key, content);
        unfinished.put(key, object);
        index.write(StoreIndex.Step.BEGUN, object);
        if (previous.isPresent()) {
            files.keepAs(file, noncurrentFile(previous.get()));
        }
        files.replace(file, content);
        index.write(StoreIndex.Step.DONE, object);
        unfinished.remove(key);
        remember(object);
        return object;
    }

    @Override
    public synchronized Optional<StoredObject> head(String key) {
        List<StoredObject> versions = versionsByKey.getOrDefault(key, List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    @Override
    public synchronized List<StoredObject> versions(String key) {
        return List.copyOf(versionsByKey.getOrDefault(key, List.of()));
    }

    @Override
    public synchronized List<StoredObject> list(String prefix) {
        List<StoredObject> found = new ArrayList<>();
        for (String key : versionsByKey.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            head(key).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public byte[] read(StoredObject version) throws IOException {
        Path file;
        synchronized (this) {
            boolean newest = head(version.key()).filter(version::equals).isPresent();
            file = newest ? fileOf(current, version.key()) : noncurrentFile(version);
        }
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "Missing object: " + version.key() + " version " + version.versionId()
                            + ", expected it in the data directory. Somebody removed it by hand.",
                    e);
        }
    }

    private void recover() throws IOException {
        for (StoreIndex.Line line : index.load()) {
            StoredObject object = line.object();
            switch (line.step()) {
                case BEGUN -> unfinished.put(object.key(), object);
                case DONE -> {
                    unfinished.remove(object.key());
                    remember(object);
                }
                case GIVEN_UP -> unfinished.remove(object.key());
            }
        }
        finishOrGiveUpUnfinished();
    }

    private void finishOrGiveUpUnfinished() throws IOException {
        for (StoredObject object : List.copyOf(unfinished.values())) {
            Path file = fileOf(current, object.key());
            boolean visible = Files.exists(file)
                    && digest("SHA-256", Files.readAllBytes(file)).equals(object.sha256());
            index.write(visible ? StoreIndex.Step.DONE : StoreIndex.Step.GIVEN_UP, object);
            unfinished.remove(object.key());
            if (visible) {
                remember(object);
            }
        }
    }

    private void remember(StoredObject object) {
        versionsByKey.computeIfAbsent(object.key(), key -> new ArrayList<>()).add(object);
    }

    private StoredObject describe(String key, byte[] content) {
        int number = versionsByKey.getOrDefault(key, List.of()).size() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new StoredObject(
                key,
                String.format(Locale.ROOT, "v%08d", number),
                content.length,
                digest("MD5", content),
                digest("SHA-256", content),
                now);
    }

    private Path noncurrentFile(StoredObject version) {
        return fileOf(noncurrent, version.key()).resolve(version.versionId());
    }

    /** A key is data: one that would lead out of the bucket's folder is refused. */
    private static Path fileOf(Path root, String key) {
        Path file = root.resolve(key).normalize();
        if (key.isEmpty() || key.startsWith("/") || key.endsWith("/") || !file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException(
                    "Invalid object key: '" + key + "', expected a relative path inside the bucket.");
        }
        return file;
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest " + algorithm + ", which every Java has.", e);
        }
    }
}
