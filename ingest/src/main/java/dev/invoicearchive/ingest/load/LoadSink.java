package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Gathers lines into batches, sends them out, and settles them in the order of the file. Keys under way at once are all
 * different, so that it does not matter which batch arrives first.
 */
final class LoadSink implements LineSink {
    /** Batches that wait for a caller, for each caller. */
    private static final int WAITING = 2;

    private final TableWriter table;
    private final LoadJournal journal;
    private final LoadSpeed speed;
    private final ExecutorService callers;
    private final boolean keysCanRepeat;
    private final long skipThrough;
    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Map<LineKey, MappedLine> underWay = new HashMap<>();
    private Batch batch;
    private LoadCounts settled;
    private long settledThrough;
    private long linesAtSave;

    LoadSink(TableWriter table, LoadJournal journal, LoadSpeed speed, ExecutorService callers, boolean keysCanRepeat) {
        this.table = table;
        this.journal = journal;
        this.speed = speed;
        this.callers = callers;
        this.keysCanRepeat = keysCanRepeat;
        this.skipThrough = journal.settledThrough();
        this.settledThrough = skipThrough;
        this.settled = journal.counts();
        this.linesAtSave = settled.lines();
        this.batch = new Batch(speed.linesPerCall());
    }

    @Override
    public void accept(MappedLine line) throws IOException {
        if (line.number() <= skipThrough) {
            return;
        }
        MappedLine earlier = keysCanRepeat ? underWay.putIfAbsent(LineKey.of(line), line) : null;
        if (earlier == null) {
            batch.add(line);
        } else if (ItemCodec.areEqual(ItemCodec.encode(earlier.item()), ItemCodec.encode(line.item()))) {
            batch.repeat(line);
        } else {
            batch.reject(Batch.rejected(
                    line,
                    "Invalid key: line " + earlier.number()
                            + " has this transaction with other content, expected a new one."));
        }
        sendIfFull();
    }

    @Override
    public void reject(RejectedLine line) throws IOException {
        if (line.number() <= skipThrough) {
            return;
        }
        batch.reject(line);
        sendIfFull();
    }

    /**
     * Settles everything that was gathered.
     *
     * @param wasWhole whether the file was read to its end
     */
    void finish(boolean wasWhole) throws IOException, TableUnavailableException {
        try {
            if (!batch.isEmpty()) {
                send();
            }
            while (!sent.isEmpty()) {
                settleFirst();
            }
            journal.save(settledThrough, settled, wasWhole);
        } catch (TableGaveUp e) {
            throw e.failure();
        }
    }

    private void sendIfFull() throws IOException {
        if (batch.isFull()) {
            send();
        }
        if (settled.lines() - linesAtSave >= speed.linesPerSave()) {
            save();
        }
    }

    private void send() throws IOException {
        while (sent.size() >= speed.callers() * WAITING) {
            settleFirst();
        }
        Batch full = batch;
        batch = new Batch(speed.linesPerCall());
        sent.add(new Sent(full, callers.submit(() -> write(full))));
    }

    private List<LineOutcome> write(Batch full) throws TableUnavailableException {
        return full.lines().isEmpty() ? List.of() : table.write(full.lines());
    }

    private void settleFirst() throws IOException {
        Sent first = sent.remove();
        List<LineOutcome> outcomes = outcomes(first);
        journal.append(first.batch.rejected(outcomes));
        settled = settled.plus(first.batch.counts(outcomes));
        settledThrough = first.batch.lastNumber();
        if (keysCanRepeat) {
            first.batch.lines().forEach(line -> underWay.remove(LineKey.of(line)));
        }
    }

    private List<LineOutcome> outcomes(Sent batchSent) throws IOException {
        try {
            return batchSent.outcomes.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TableUnavailableException failure) {
                save();
                throw new TableGaveUp(failure);
            }
            throw new IllegalStateException("Cannot write a batch, for an unforeseen reason.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Cannot go on: interrupted.", e);
        }
    }

    private void save() throws JournalException {
        journal.save(settledThrough, settled, false);
        linesAtSave = settled.lines();
    }

    /** A batch on its way. */
    private record Sent(Batch batch, Future<List<LineOutcome>> outcomes) {}

    /** Carries the table's failure through the reading of the file. */
    static final class TableGaveUp extends IOException {
        private static final long serialVersionUID = 1L;

        TableGaveUp(TableUnavailableException failure) {
            super(failure.getMessage(), failure);
        }

        TableUnavailableException failure() {
            return (TableUnavailableException) getCause();
        }
    }
}
