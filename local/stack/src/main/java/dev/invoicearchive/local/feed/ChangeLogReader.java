package dev.invoicearchive.local.feed;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@link ChangeLog} in order, from any ordinal. Keeps its place; a new reader begins where it is told. */
public final class ChangeLogReader {
    private static final int BLOCK_BYTES = 1024 * 1024;

    /** Well below what a Lambda may be given, whatever the changes are wrapped in. */
    private static final int READ_CHARACTERS_MAX = 2 * 1024 * 1024;

    private final ChangeLog log;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private long nextOrdinal;
    private long segmentFirst = -1;
    private long segmentOffset;
    private long lineOrdinal;

    ChangeLogReader(ChangeLog log, long firstOrdinal) {
        this.log = log;
        this.nextOrdinal = firstOrdinal;
    }

    /** The ordinal of the change that the next read begins with. */
    public long nextOrdinal() {
        return nextOrdinal;
    }

    /**
     * The next changes, as many as there are, at most {@code countMax} and about 2 MB; at least one if there is one.
     *
     * @throws IOException if the log cannot be read
     */
    public List<LoggedChange> read(int countMax) throws IOException {
        List<LoggedChange> changes = new ArrayList<>();
        long characters = 0;
        while (changes.size() < countMax && characters < READ_CHARACTERS_MAX && nextOrdinal < log.endOrdinal()) {
            if (lines.isEmpty()) {
                readBlock();
            }
            String line = lines.removeFirst();
            if (lineOrdinal++ == nextOrdinal) {
                changes.add(log.parse(line));
                characters += line.length();
                nextOrdinal++;
            }
        }
        return changes;
    }

    private void readBlock() throws IOException {
        ChangeLog.Segment segment = log.segmentOf(nextOrdinal);
        if (segment.firstOrdinal() != segmentFirst) {
            segmentFirst = segment.firstOrdinal();
            segmentOffset = 0;
            lineOrdinal = segmentFirst;
        }
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, segment.length() - segmentOffset)];
        try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "r")) {
            file.seek(segmentOffset);
            file.readFully(block);
            takeLines(block, file, segment.length());
        }
    }

    /** Takes the whole lines of a block; a line longer than the block is read to its end. */
    private void takeLines(byte[] block, RandomAccessFile file, long length) throws IOException {
        int start = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                lines.add(new String(block, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        segmentOffset += start;
        if (lines.isEmpty()) {
            byte[] longer = new byte[(int) Math.min(2L * block.length, length - segmentOffset)];
            file.seek(segmentOffset);
            file.readFully(longer);
            takeLines(longer, file, length);
        }
    }
}
