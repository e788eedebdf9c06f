package dev.invoicearchive.ingest.backfill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends changes in their order, batch by batch, and lets time pass whenever no more partitions may be opened. */
final class Sending {
    private final BatchSender sender;
    private final PartitionPacing pacing;
    private final DeliveryInterval interval;
    private final HistoryListener listener;
    private final List<ImportedChange> batch = new ArrayList<>();
    private int batchBytes;
    private long sent;
    private int pauses;

    Sending(BatchSender sender, PartitionPacing pacing, DeliveryInterval interval, HistoryListener listener) {
        this.sender = sender;
        this.pacing = pacing;
        this.interval = interval;
        this.listener = listener;
    }

    /** Changes that the stream accepted. */
    long sent() {
        return sent;
    }

    /** Records that were put again. */
    long resent() {
        return sender.resent();
    }

    /** How often time had to pass. */
    int pauses() {
        return pauses;
    }

    /**
     * Sends everything, and lets the time pass after which all of it is written.
     *
     * @throws BackfillStoppedException if the stream does not go on accepting; tells how far it came
     */
    void send(History history) throws IOException, InterruptedException, BackfillStoppedException {
        try {
            History.Changes changes = history.inOrder();
            for (Optional<ImportedChange> next = changes.next(); next.isPresent(); next = changes.next()) {
                take(next.get());
            }
            flush();
            if (sent > 0) {
                pass();
            }
        } catch (BackfillStoppedException e) {
            throw BackfillStoppedException.byStream(
                    "Cannot send more than " + sent + " of " + history.changes() + " changes: " + e.getMessage()
                            + ", expected it to accept them. Run the same command again once it does: what it has"
                            + " accepted comes under the same event ids and changes nothing.",
                    e);
        }
    }

    private void take(ImportedChange change) throws IOException, InterruptedException, BackfillStoppedException {
        int length = change.record().length;
        if (!pacing.fits(change.hour(), length)) {
            flush();
            pass();
        }
        if (batch.size() == RecordBatches.RECORDS_MAX || batchBytes + length > RecordBatches.BATCH_BYTES_MAX) {
            flush();
        }
        pacing.put(change.hour(), length);
        batch.add(change);
        batchBytes += length;
    }

    private void flush() throws IOException, InterruptedException, BackfillStoppedException {
        if (!batch.isEmpty()) {
            sender.send(batch, this::again);
            sent += batch.size();
            listener.sent(batch.size());
            batch.clear();
            batchBytes = 0;
        }
    }

    /** A record that is put later than its neighbours comes into another call of the transform, and so into other files. */
    private void again(List<ImportedChange> changes) throws IOException, InterruptedException {
        for (ImportedChange change : changes) {
            if (!pacing.fits(change.hour(), change.record().length)) {
                pass();
            }
            pacing.put(change.hour(), change.record().length);
        }
    }

    private void pass() throws IOException, InterruptedException {
        interval.pass();
        pacing.passed();
        pauses++;
    }
}
