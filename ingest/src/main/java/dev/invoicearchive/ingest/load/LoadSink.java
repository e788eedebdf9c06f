package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Gathers lines into batches, sends them out, and settles them in the order of the file. Keys under way at once are all
 * different, so that it does not matter which batch arrives first; a line whose key is under way waits until it is known
 * what became of the line before it.
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
    private final KeysUnderWay keys = new KeysUnderWay();
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
        if (!keysCanRepeat || keys.begin(line)) {
            batch.add(line);
        } else {
            batch.contest(line);
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
        sent.add(new Sent(full, ask(full.lines())));
    }

    private Future<List<LineOutcome>> ask(List<MappedLine> lines) {
        return callers.submit(() -> lines.isEmpty() ? List.of() : table.write(lines));
    }

    private void settleFirst() throws IOException {
        Sent first = sent.remove();
        Batch full = first.batch;
        List<LineOutcome> outcomes = answer(first.outcomes);
        for (int index = 0; index < outcomes.size(); index++) {
            settle(full, full.lines().get(index), outcomes.get(index));
        }
        for (MappedLine line : full.contested()) {
            settleContested(full, line);
        }
        if (keysCanRepeat) {
            full.lines().forEach(keys::end);
            full.contested().forEach(keys::end);
        }
        journal.append(full.rejected());
        settled = settled.plus(full.counts());
        settledThrough = full.lastNumber();
    }

    private void settle(Batch full, MappedLine line, LineOutcome outcome) {
        full.settle(line, outcome);
        if (keysCanRepeat) {
            keys.answer(line, outcome);
        }
    }

    /** A line that equals the one before it fares as that did; another asks the table if that one did not get in. */
    private void settleContested(Batch full, MappedLine line) throws IOException {
        KeysUnderWay.Holder earlier = keys.holder(line);
        boolean isEqual = earlier.isEqualTo(line);
        if (isEqual && earlier.isInTable()) {
            full.settleRepeated();
        } else if (isEqual) {
            full.settle(line, earlier.outcome());
        } else if (earlier.isInTable()) {
            full.settleRejected(
                    line,
                    "Invalid key: line " + earlier.number()
                            + " has this transaction with other content, expected a new one.");
        } else {
            settle(full, line, answer(ask(List.of(line))).get(0));
        }
    }

    private List<LineOutcome> answer(Future<List<LineOutcome>> outcomes) throws IOException {
        try {
            return outcomes.get();
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
