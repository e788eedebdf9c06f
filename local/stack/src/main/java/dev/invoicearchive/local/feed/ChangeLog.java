package dev.invoicearchive.local.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LineLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The durable, ordered log of the table's changes: JSON lines in segment files, each named by the ordinal of its first
 * line. One writer, any number of readers in the same process.
 */
public final class ChangeLog {
    private static final long SEGMENT_BYTES_MAX = 16L * 1024 * 1024;
    private static final String SUFFIX = ".jsonl";
    private static final int ITEM_TEXT_MAX = 4 * 1024 * 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final DurableFiles files;
    private final Path folder;
    private final NavigableMap<Long, LineLog> segments = new TreeMap<>();
    private Optional<LoggedChange> last = Optional.empty();
    private long endOrdinal;

    private ChangeLog(DurableFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(ITEM_TEXT_MAX)
                        .build());
    }

    /**
     * Opens a log, made if it is absent; a line that a kill cut off is removed, for nobody has seen it.
     *
     * @throws IOException if the folder cannot be used or a segment is damaged
     */
    public static ChangeLog open(DurableFiles files, Path folder) throws IOException {
        ChangeLog log = new ChangeLog(files, folder);
        Files.createDirectories(folder);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    long first = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
                    log.segments.put(first, new LineLog(files, file));
                }
            }
        }
        log.findEnd();
        return log;
    }

    /** The newest change, empty if there was never one. */
    public synchronized Optional<LoggedChange> last() {
        return last;
    }

    /** The ordinal that the next change will get: the number of changes ever logged. */
    public synchronized long endOrdinal() {
        return endOrdinal;
    }

    /**
     * Adds changes, all or none; safe from a loss of power when it returns.
     *
     * @param changes with ordinals that follow each other from {@link #endOrdinal()}
     * @throws IOException if they cannot be written; then none of them is in the log
     */
    public synchronized void append(List<LoggedChange> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        long expected = endOrdinal;
        for (LoggedChange change : changes) {
            if (change.ordinal() != expected) {
                throw new IllegalArgumentException(
                        "Invalid ordinal: " + change.ordinal() + ", expected " + expected + ".");
            }
            expected++;
            lines.add(write(change));
        }
        segmentForAppend().appendForced(lines);
        endOrdinal = expected;
        last = Optional.of(changes.get(changes.size() - 1));
        notifyAll();
    }

    /**
     * Waits until the log reaches beyond an ordinal, or until the patience ends.
     *
     * @return whether there is a change with this ordinal
     * @throws InterruptedException if the waiting thread is asked to stop
     */
    public synchronized boolean awaitChange(long ordinal, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (endOrdinal <= ordinal) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** A reader that begins at an ordinal. */
    public ChangeLogReader readerFrom(long ordinal) {
        return new ChangeLogReader(this, ordinal);
    }

    /**
     * The changes of the newest segment, oldest first.
     *
     * @throws IOException if it cannot be read
     */
    public synchronized List<LoggedChange> newestSegment() throws IOException {
        List<LoggedChange> changes = new ArrayList<>();
        if (!segments.isEmpty()) {
            for (String line : segments.lastEntry().getValue().load()) {
                changes.add(parse(line));
            }
        }
        return changes;
    }

    /**
     * Removes the segments whose every change lies before an ordinal: what all readers have passed.
     *
     * @throws IOException if a segment cannot be removed
     */
    public synchronized void removeBefore(long ordinal) throws IOException {
        while (segments.size() > 1) {
            long second = segments.higherKey(segments.firstKey());
            if (second > ordinal) {
                return;
            }
            Map.Entry<Long, LineLog> oldest = segments.firstEntry();
            files.delete(oldest.getValue().file());
            segments.remove(oldest.getKey());
        }
    }

    /** Where the lines lie that a reader at an ordinal wants: a segment, its first ordinal, its readable length. */
    record Segment(Path file, long firstOrdinal, long length) {}

    synchronized Segment segmentOf(long ordinal) throws IOException {
        Map.Entry<Long, LineLog> found = segments.floorEntry(ordinal);
        if (found == null) {
            throw new IOException("Missing change " + ordinal + " in the log, expected it from ordinal "
                    + (segments.isEmpty() ? endOrdinal : segments.firstKey()) + " on. The reader's checkpoint is older"
                    + " than the log.");
        }
        return new Segment(
                found.getValue().file(), found.getKey(), found.getValue().length());
    }

    LoggedChange parse(String line) throws IOException {
        try {
            return json.readValue(line, LoggedChange.class);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "Invalid change log in " + folder.getFileName() + ": a line that is no change. Restore the whole"
                            + " data directory from a copy.",
                    e);
        }
    }

    private String write(LoggedChange change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write change " + change.sequenceNumber() + ".", e);
        }
    }

    private LineLog segmentForAppend() throws IOException {
        if (segments.isEmpty() || segments.lastEntry().getValue().length() >= SEGMENT_BYTES_MAX) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%019d", endOrdinal) + SUFFIX);
            segments.put(endOrdinal, new LineLog(files, file));
        }
        return segments.lastEntry().getValue();
    }

    private void findEnd() throws IOException {
        for (Map.Entry<Long, LineLog> segment : segments.descendingMap().entrySet()) {
            List<String> lines = segment.getValue().load();
            if (!lines.isEmpty()) {
                last = Optional.of(parse(lines.get(lines.size() - 1)));
                endOrdinal = last.get().ordinal() + 1;
                return;
            }
            endOrdinal = Math.max(endOrdinal, segment.getKey());
        }
    }
}
