package dev.invoicearchive.local.store;

import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.store.IndexLine.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The histories of a bucket, kept by the lines of its index, and the files that follow them. Whatever moves files is told
 * first, done, and told to be done, so that a kill in between is found and finished. Guarded by its owner, but for {@link
 * #force}.
 */
final class VersionJournal {
    private final VersionFiles files;
    private final StoreIndex index;
    private final Histories histories = new Histories();
    private final Map<String, StoredVersion> unfinishedPuts = new LinkedHashMap<>();
    private final Map<String, List<VersionFiles.Move>> unfinishedMoves = new LinkedHashMap<>();

    private VersionJournal(VersionFiles files, StoreIndex index) {
        this.files = files;
        this.index = index;
    }

    /** Reads the index and finishes or gives up what was killed. */
    static VersionJournal open(DurableFiles files, VersionFiles versions, Path index) throws IOException {
        VersionJournal journal = new VersionJournal(versions, new StoreIndex(files, index));
        journal.index.load(journal::replay);
        journal.settle();
        return journal;
    }

    Histories histories() {
        return histories;
    }

    /** Whether the files of a key may not yet be where its history wants them. */
    boolean isUnsettled(String key) {
        return unfinishedPuts.containsKey(key) || unfinishedMoves.containsKey(key);
    }

    /** Makes a new version of a key visible. */
    void put(StoredVersion version, byte[] content) throws IOException {
        unfinishedPuts.put(version.key(), version);
        index.writeForced(List.of(IndexLine.ofPut(Step.BEGUN, version)));
        files.show(histories.of(version.key()), version, content);
        finish(Step.DONE, version);
    }

    /** Takes over a file that lies under its key already. */
    void adopt(StoredVersion version) throws IOException {
        finish(Step.DONE, version);
    }

    /** Does what moves files, at most one line for a key. */
    void change(List<IndexLine> lines) throws IOException {
        index.writeForced(lines);
        for (IndexLine line : lines) {
            VersionHistory before = histories.of(line.key());
            VersionHistory after = before.after(line);
            histories.set(line.key(), after);
            unfinishedMoves.put(line.key(), files.moves(before, after));
        }
        runUnfinishedMoves();
    }

    /** Does what moves no file; safe from a loss of power only after {@link #force}. */
    void note(IndexLine line) throws IOException {
        index.write(List.of(line));
        histories.set(line.key(), histories.of(line.key()).after(line));
    }

    /** Makes safe whatever was noted before; callers that come together share one write. */
    void force() throws IOException {
        index.force();
    }

    /** Finishes or gives up what a kill or a fault cut off. */
    void settle() throws IOException {
        for (StoredVersion version : List.copyOf(unfinishedPuts.values())) {
            boolean visible = isVisible(version);
            if (visible) {
                // The older version may have had the same content, and still be the file that is visible.
                files.keepOlder(histories.of(version.key()));
            } else {
                dropSecondName(histories.of(version.key()));
            }
            finish(visible ? Step.DONE : Step.GIVEN_UP, version);
        }
        runUnfinishedMoves();
    }

    /** What was kept for the put that did not happen; never if that is the only file with the content. */
    private void dropSecondName(VersionHistory history) throws IOException {
        Optional<StoredVersion> newest = history.visible().filter(version -> !version.isCold());
        if (newest.isPresent() && isVisible(newest.get())) {
            files.dropOlder(newest.get());
        }
    }

    private boolean isVisible(StoredVersion version) throws IOException {
        Path file = files.visibleFile(version.key());
        return Files.isRegularFile(file)
                && Digests.sha256(Files.readAllBytes(file))
                        .equals(version.object().sha256());
    }

    private void replay(IndexLine line) {
        VersionHistory before = histories.of(line.key());
        VersionHistory after = before.after(line);
        histories.set(line.key(), after);
        switch (line.step()) {
            case BEGUN -> unfinishedPuts.put(line.key(), line.version());
            case DONE, GIVEN_UP -> unfinishedPuts.remove(line.key());
            case MARKED, REMOVED, MOVED -> unfinishedMoves.put(line.key(), files.moves(before, after));
            case SETTLED -> unfinishedMoves.remove(line.key());
            case RETAINED, HELD, RESTORED -> {
                // No file moves.
            }
        }
    }

    private void finish(Step step, StoredVersion version) throws IOException {
        IndexLine line = IndexLine.ofPut(step, version);
        index.write(List.of(line));
        unfinishedPuts.remove(version.key());
        histories.set(version.key(), histories.of(version.key()).after(line));
    }

    private void runUnfinishedMoves() throws IOException {
        if (unfinishedMoves.isEmpty()) {
            return;
        }
        List<IndexLine> settled = new ArrayList<>();
        for (Map.Entry<String, List<VersionFiles.Move>> entry : unfinishedMoves.entrySet()) {
            files.run(entry.getValue());
            settled.add(IndexLine.settled(entry.getKey()));
        }
        index.write(settled);
        unfinishedMoves.clear();
    }
}
