package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.backfill.ExternalSort.SortEntry;
import dev.invoicearchive.model.Attributes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The changes of a file, in the order of their event times. If a key may come more than once, they are put into chains
 * first: an item's first change is an insert, each later one a modification of what the one before left.
 */
final class History implements AutoCloseable, LineSink {
    /** Two sorts can be at work at once, within a heap of 512 MB. */
    private static final int SORT_BYTES = 64 * 1024 * 1024;

    private final EventTimes times;
    private final HistoryListener listener;
    private final ChangeBuilder builder;
    private final ExternalSort byTime;
    private final ExternalSort byKey;
    private final boolean keysAreUnique;
    private long lines;
    private long rejected;
    private long repeated;
    private long changes;

    private History(MappedFile file, Sorting sorting, EventTimes times, HistoryListener listener) {
        this.times = times;
        this.listener = listener;
        this.builder = new ChangeBuilder(sorting.source(), sorting.attributes());
        this.byTime = new ExternalSort(sorting.folder(), SORT_BYTES);
        this.byKey = new ExternalSort(sorting.folder(), SORT_BYTES);
        this.keysAreUnique = file.keysAreUnique();
    }

    /**
     * How a file becomes changes.
     *
     * @param folder for temporary files
     * @param source the declared name of the system that the history comes from
     * @param attributes the table's spellings
     */
    record Sorting(Path folder, String source, Attributes attributes) {}

    /**
     * Reads a file to its end and sorts it.
     *
     * @throws InvalidFileException if the file as a whole is not what was announced
     * @throws SortSpaceException if there is no room to sort
     * @throws IOException if the file cannot be read
     */
    static History read(MappedFile file, Sorting sorting, EventTimes times, HistoryListener listener)
            throws IOException, InvalidFileException {
        History history = new History(file, sorting, times, listener);
        try {
            try (LineHandover handover = new LineHandover(history)) {
                file.read(handover);
                handover.finish();
            }
            history.finishChains();
            return history;
        } catch (IOException | InvalidFileException | RuntimeException e) {
            history.close();
            throw e;
        }
    }

    long lines() {
        return lines;
    }

    long rejected() {
        return rejected;
    }

    long repeated() {
        return repeated;
    }

    long changes() {
        return changes;
    }

    /** Every change once, in the order of the event times; to be called once. */
    Changes inOrder() throws SortSpaceException {
        return new Changes(byTime.sorted());
    }

    /** Walks through the changes, once. */
    static final class Changes {
        private final ExternalSort.Cursor cursor;

        private Changes(ExternalSort.Cursor cursor) {
            this.cursor = cursor;
        }

        /** The next change, empty after the last. */
        Optional<ImportedChange> next() throws SortSpaceException {
            if (!cursor.advance()) {
                return Optional.empty();
            }
            SortEntry entry = cursor.entry();
            return Optional.of(ImportedChange.at(ByteBuffer.wrap(entry.key()).getLong(), entry.content()));
        }
    }

    @Override
    public void accept(MappedLine line) throws IOException {
        lines++;
        String problem = times.problemOf(line);
        if (problem != null) {
            refuse(new RejectedLine(line.number(), problem));
            return;
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, line.eventTime().orElseThrow());
        if (keysAreUnique) {
            ChangeBuilder.Change change = builder.first(line, micros);
            take(line.number(), change);
        } else {
            byKey.add(builder.chainKey(line, micros), builder.link(line));
        }
    }

    @Override
    public void reject(RejectedLine line) throws IOException {
        lines++;
        refuse(line);
    }

    @Override
    public void close() throws IOException {
        try (byTime) {
            byKey.close();
        }
    }

    private void finishChains() throws IOException {
        ExternalSort.Cursor links = byKey.sorted();
        ChangeBuilder.Link last = null;
        while (links.advance()) {
            ChangeBuilder.Link link = ChangeBuilder.Link.of(links.entry());
            boolean sameItem = last != null && last.isOfSameItem(link);
            if (sameItem && last.isSameEvent(link)) {
                repeated++;
            } else {
                boolean taken = take(link.lineNumber(), builder.change(link, sameItem ? last : null));
                // What the archive never gets is no image before the next change.
                last = taken ? link : last;
            }
        }
    }

    /** Whether it fits a record; otherwise the line is rejected. */
    private boolean take(long lineNumber, ChangeBuilder.Change change) throws IOException {
        if (change.record().length > RecordBatches.RECORD_BYTES_MAX) {
            refuse(new RejectedLine(
                    lineNumber,
                    "Invalid change " + change.eventId() + ": " + change.record().length + " bytes, expected at most "
                            + RecordBatches.RECORD_BYTES_MAX + ". It fits no record of the delivery stream."));
            return false;
        }
        byte[] key = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(change.micros())
                .putLong(change.eventId().getMostSignificantBits())
                .putLong(change.eventId().getLeastSignificantBits())
                .array();
        byTime.add(key, change.record());
        changes++;
        return true;
    }

    private void refuse(RejectedLine line) throws IOException {
        rejected++;
        listener.rejected(line);
    }
}
