package dev.invoicearchive.local.store;

import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the versions of a bucket lie as files. What a query may see, the newest version of each key unless it is cold,
 * lies under its key in the bucket's folder; older and cold ones in two folders beside it.
 */
final class VersionFiles {
    private final DurableFiles files;
    private final Path current;
    private final Path noncurrent;
    private final Path cold;

    VersionFiles(DurableFiles files, Path parent, String bucket) {
        this.files = files;
        this.current = parent.resolve(bucket);
        this.noncurrent = parent.resolve(bucket + ".noncurrent");
        this.cold = parent.resolve(bucket + ".cold");
    }

    /**
     * The move of one version's file.
     *
     * @param target empty if the file goes for good
     */
    record Move(Path file, Optional<Path> target) {}

    Path folder() {
        return current;
    }

    /**
     * Where what is visible under a key lies. A key is data: one that would lead out of the bucket's folder is refused.
     *
     * @throws IllegalArgumentException if it does
     */
    Path visibleFile(String key) {
        return fileOf(current, key);
    }

    /** Where a version of a history lies; not for a delete marker. */
    Path file(VersionHistory history, StoredVersion version) {
        if (version.isCold()) {
            return fileOf(cold, version.key()).resolve(version.versionId());
        }
        boolean newest = history.newest().filter(version::equals).isPresent();
        return newest ? visibleFile(version.key()) : noncurrentFile(version);
    }

    /** Makes a new version visible; the one that was stays beside it. */
    void show(VersionHistory before, StoredVersion version, byte[] content) throws IOException {
        keepOlder(before);
        files.replace(visibleFile(version.key()), content);
    }

    /** Keeps the visible file as that of an older version, unless that is done. */
    void keepOlder(VersionHistory before) throws IOException {
        Optional<StoredVersion> older = before.visible().filter(version -> !version.isCold());
        if (older.isPresent()) {
            files.keepAs(visibleFile(older.get().key()), noncurrentFile(older.get()));
        }
    }

    /** Takes away the second name of a version that is visible after all. */
    void dropOlder(StoredVersion newest) throws IOException {
        files.delete(noncurrentFile(newest));
    }

    /** The moves from one history to the next. They can be run again whenever a kill came in between. */
    List<Move> moves(VersionHistory before, VersionHistory after) {
        Map<String, Path> targets = new HashMap<>();
        after.versions().stream()
                .filter(version -> !version.deleteMarker())
                .forEach(version -> targets.put(version.versionId(), file(after, version)));
        List<Move> moves = new ArrayList<>();
        for (StoredVersion version : before.versions()) {
            if (!version.deleteMarker()) {
                Path file = file(before, version);
                Optional<Path> target = Optional.ofNullable(targets.get(version.versionId()));
                if (!target.equals(Optional.of(file))) {
                    moves.add(new Move(file, target));
                }
            }
        }
        // A file that another one takes the place of needs no removal of its own, and must not get one after that.
        moves.removeIf(move -> move.target().isEmpty()
                && moves.stream().anyMatch(other -> other.target().equals(Optional.of(move.file()))));
        return moves;
    }

    void run(List<Move> moves) throws IOException {
        for (Move move : moves) {
            if (move.target().isPresent()) {
                files.move(move.file(), move.target().get());
            } else {
                files.delete(move.file());
            }
        }
    }

    private Path noncurrentFile(StoredVersion version) {
        return fileOf(noncurrent, version.key()).resolve(version.versionId());
    }

    static Path fileOf(Path root, String key) {
        try {
            Path file = root.resolve(key).normalize();
            if (!key.isEmpty()
                    && !key.startsWith("/")
                    && !key.endsWith("/")
                    && file.startsWith(root)
                    && root.relativize(file).toString().replace('\\', '/').equals(key)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw invalid(key, e);
        }
        throw invalid(key, null);
    }

    private static IllegalArgumentException invalid(String key, InvalidPathException cause) {
        return new IllegalArgumentException(
                "Invalid object key: '" + key + "', expected a relative path inside the bucket.", cause);
    }
}
