package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.firehose.DirectPutLog.Segment;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link DirectPutLog} in order, from any ordinal. Keeps its place; a new reader begins where it is told. */
final class DirectPutReader {
    private static final int BLOCK_BYTES = 1024 * 1024;

    private final DirectPutLog log;
    private final long firstOrdinal;
    private long segmentFirst = -1;
    private long offset;
    private long nextOrdinal;

    DirectPutReader(DirectPutLog log, long firstOrdinal) {
        this.log = log;
        this.firstOrdinal = firstOrdinal;
        this.nextOrdinal = firstOrdinal;
    }

    long segmentFirst() {
        return segmentFirst;
    }

    long offset() {
        return offset;
    }

    /** The ordinal of the record that comes next. */
    long nextOrdinal() {
        return Math.max(nextOrdinal, firstOrdinal);
    }

    /**
     * The next entries, about 1 MB of them; none only if there are none.
     *
     * @throws IOException if the log cannot be read or is damaged
     */
    List<PutEntry> read() throws IOException {
        List<PutEntry> entries = new ArrayList<>();
        while (entries.isEmpty() && log.hasMore(this)) {
            ByteBuffer block = readBlock();
            int length = PutFrame.lengthAt(block);
            while (length >= 0) {
                take(block, length, entries);
                length = PutFrame.lengthAt(block);
            }
        }
        return entries;
    }

    private void take(ByteBuffer block, int length, List<PutEntry> entries) throws IOException {
        if (!PutFrame.isSound(block, length)) {
            throw DirectPutLog.damaged(offset, segmentFirst);
        }
        PutEntry entry = PutFrame.read(block, nextOrdinal);
        offset += length;
        if (nextOrdinal >= firstOrdinal) {
            entries.add(entry);
        }
        nextOrdinal += entry instanceof PutEntry.PutRecord ? 1 : 0;
    }

    private ByteBuffer readBlock() throws IOException {
        Segment segment = segment();
        if (offset == segment.length()) {
            return ByteBuffer.allocate(0);
        }
        try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "r")) {
            file.seek(offset);
            ByteBuffer block = read(file, Math.min(BLOCK_BYTES, segment.length() - offset));
            if (PutFrame.lengthAt(block) < 0) {
                file.seek(offset);
                block = read(file, Math.min(PutFrame.announcedLengthAt(block), segment.length() - offset));
            }
            if (PutFrame.lengthAt(block) < 0) {
                throw new IOException("Invalid direct-put log: cut off in the segment of record " + segmentFirst
                        + ", expected whole entries. Restore the whole data directory from a copy.");
            }
            return block;
        }
    }

    private Segment segment() throws IOException {
        // Once all of it is delivered and a younger one follows, the segment that the reader stands on goes.
        if (segmentFirst < 0 || !log.holds(segmentFirst)) {
            Segment first = log.segmentOf(nextOrdinal());
            begin(first);
            return first;
        }
        Segment current = log.segmentOf(segmentFirst);
        if (offset == current.length()) {
            current = log.segmentAfter(segmentFirst);
            begin(current);
        }
        return current;
    }

    private void begin(Segment segment) {
        if (segment.firstOrdinal() != segmentFirst) {
            segmentFirst = segment.firstOrdinal();
            offset = 0;
            nextOrdinal = segmentFirst;
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, length)];
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
