package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.files.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The durable, ordered log of what was put directly: records, and between them how much time passed. Segment files of
 * frames, each named by the ordinal of its first record. Any number of writers, one reader, in the same process.
 */
public final class DirectPutLog {
    private static final long SEGMENT_BYTES_MAX = 16L * 1024 * 1024;
    private static final String SUFFIX = ".puts";

    private final DurableFiles files;
    private final Path folder;
    private final NavigableMap<Long, Long> lengths = new TreeMap<>();
    private long endOrdinal;
    private boolean tornEnd;

    private DirectPutLog(DurableFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * Opens a log, made if it is absent; an entry that a kill cut off is removed, for nobody was told that it is there.
     *
     * @throws IOException if the folder cannot be used
     */
    public static DirectPutLog open(DurableFiles files, Path folder) throws IOException {
        DirectPutLog log = new DirectPutLog(files, folder);
        Files.createDirectories(folder);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    long first = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
                    log.lengths.put(first, Files.size(file));
                }
            }
        }
        log.findEnd();
        return log;
    }

    /** The number of records ever put. */
    public synchronized long endOrdinal() {
        return endOrdinal;
    }

    /**
     * Adds records, all or none; safe from a loss of power when it returns.
     *
     * @param records at least one
     * @throws IOException if they cannot be written; then none of them counts
     */
    public synchronized void append(List<byte[]> records, Instant arrivedAt) throws IOException {
        ByteBuffer frames =
                ByteBuffer.allocate(records.stream().mapToInt(PutFrame::length).sum());
        records.forEach(record -> PutFrame.write(frames, arrivedAt, record));
        append(frames);
        endOrdinal += records.size();
        notifyAll();
    }

    /**
     * Adds that so much time passed after the last record; safe from a loss of power when it returns.
     *
     * @throws IOException if it cannot be written; then no time passed
     */
    public synchronized void appendTimePassed(Duration duration) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(PutFrame.length(new byte[0]));
        PutFrame.write(frame, duration);
        append(frame);
        notifyAll();
    }

    /** A reader that begins before the record with this ordinal. */
    DirectPutReader readerFrom(long ordinal) {
        return new DirectPutReader(this, ordinal);
    }

    /**
     * Removes the segments whose every record lies before an ordinal.
     *
     * @throws IOException if a segment cannot be removed
     */
    synchronized void removeBefore(long ordinal) throws IOException {
        while (lengths.size() > 1 && lengths.higherKey(lengths.firstKey()) <= ordinal) {
            files.delete(file(lengths.firstKey()));
            lengths.pollFirstEntry();
        }
    }

    /** A place in the log: a segment, named by its first ordinal, and how much of it can be read. */
    record Segment(Path file, long firstOrdinal, long length) {}

    /** Whether a segment of this first ordinal is there. */
    synchronized boolean holds(long firstOrdinal) {
        return lengths.containsKey(firstOrdinal);
    }

    /** The segment that holds an ordinal. */
    synchronized Segment segmentOf(long ordinal) throws IOException {
        Map.Entry<Long, Long> found = lengths.floorEntry(ordinal);
        if (found == null && !lengths.isEmpty()) {
            throw new IOException("Missing record " + ordinal + " in the direct-put log, expected it from ordinal "
                    + lengths.firstKey() + " on. Restore the whole data directory from one copy.");
        }
        return found == null
                ? new Segment(file(0), 0, 0)
                : new Segment(file(found.getKey()), found.getKey(), found.getValue());
    }

    /** The segment that follows another, or the other as it is now if it is the newest. */
    synchronized Segment segmentAfter(long firstOrdinal) throws IOException {
        Long next = lengths.higherKey(firstOrdinal);
        return segmentOf(next == null ? firstOrdinal : next);
    }

    /** Waits until there is more than the reader has read, or until the patience ends; whether there is more. */
    synchronized boolean awaitMore(DirectPutReader reader, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!hasMore(reader)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Whether the reader has not read everything. */
    synchronized boolean hasMore(DirectPutReader reader) {
        return !lengths.isEmpty()
                && (reader.segmentFirst() < lengths.lastKey()
                        || reader.offset() < lengths.lastEntry().getValue());
    }

    private void append(ByteBuffer frames) throws IOException {
        long segment = segmentForAppend();
        Path file = file(segment);
        if (tornEnd && Files.exists(file)) {
            files.truncate(file, lengths.get(segment));
        }
        // Until it is safe, what is written was never written: it is cut off before the next entry.
        tornEnd = true;
        files.append(file, frames.array());
        files.force(file);
        tornEnd = false;
        lengths.merge(segment, (long) frames.capacity(), Long::sum);
    }

    private long segmentForAppend() {
        boolean full = !tornEnd
                && !lengths.isEmpty()
                && lengths.lastEntry().getValue() >= SEGMENT_BYTES_MAX
                && lengths.lastKey() < endOrdinal;
        if (lengths.isEmpty() || full) {
            lengths.put(endOrdinal, 0L);
        }
        return lengths.lastKey();
    }

    static IOException damaged(long offset, long segmentFirst) {
        return new IOException("Invalid direct-put log: damaged at byte " + offset + " of the segment of record "
                + segmentFirst + ", expected an entry. Restore the whole data directory from a copy.");
    }

    private Path file(long firstOrdinal) {
        return folder.resolve(String.format(Locale.ROOT, "%019d", firstOrdinal) + SUFFIX);
    }

    /**
     * Only the newest segment can end within an entry, and only its records are not counted by a younger name. What a kill
     * cut off has nothing behind it; a bad entry before sound ones is damage to what was acknowledged.
     */
    private void findEnd() throws IOException {
        if (lengths.isEmpty()) {
            return;
        }
        long newest = lengths.lastKey();
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file(newest)));
        endOrdinal = newest;
        int length = PutFrame.lengthAt(content);
        while (length >= 0 && PutFrame.isSound(content, length)) {
            endOrdinal += PutFrame.isRecord(content) ? 1 : 0;
            content.position(content.position() + length);
            length = PutFrame.lengthAt(content);
        }
        tornEnd = content.hasRemaining();
        if (tornEnd && PutFrame.isAnySoundBehind(content)) {
            throw damaged(content.position(), newest);
        }
        lengths.put(newest, (long) content.position());
    }
}
