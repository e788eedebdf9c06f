package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.backfill.DeliveryAccount.Counts;
import dev.invoicearchive.model.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Puts a file's history into a delivery stream: read, sorted by event hour, sent at a pace that keeps open partitions under
 * their limit, and accounted for. It keeps no state: whatever stopped it, it is run again from the beginning, and what the
 * archive already has comes again under the same event ids.
 */
public final class Backfill {
    /** How much the transform of the archive's delivery streams is called with. */
    private static final int LAMBDA_BUFFER_BYTES = 1024 * 1024;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Longer than one call of the transform takes, its repetitions included. */
    private static final Duration STILL_MAX = Duration.ofMinutes(2);

    private final Order order;
    private final Stream stream;
    private final Pause pause;
    private final HistoryListener listener;

    /** @param pause waits between two looks or attempts */
    public Backfill(Order order, Stream stream, Pause pause, HistoryListener listener) {
        this.order = order;
        this.stream = stream;
        this.pause = pause;
        this.listener = listener;
    }

    /**
     * What to do.
     *
     * @param source the declared name of the system that the history comes from; part of every event id
     * @param attributes the table's spellings
     * @param firstDay the archive's first day; nothing is sent if the file goes further back
     * @param now later events are rejected
     * @param openPartitionsMax how many partitions the stream may have open
     * @param workFolder for temporary files
     */
    public record Order(
            String source,
            Attributes attributes,
            LocalDate firstDay,
            Instant now,
            int openPartitionsMax,
            Path workFolder) {
        /** The fewest open partitions with which anything can be sent. */
        public static final int OPEN_PARTITIONS_MIN = PartitionPacing.LIMIT_MIN;
    }

    /**
     * Where to.
     *
     * @param batches takes the records
     * @param interval lets time pass
     * @param account tells what became of them, where the stream tells
     */
    public record Stream(RecordBatches batches, DeliveryInterval interval, Optional<DeliveryAccount> account) {}

    /**
     * Sends the whole file.
     *
     * @throws InvalidFileException if the file as a whole is not what was announced; nothing was sent
     * @throws BackfillStoppedException if the archive begins later than the file, or the stream does not go on
     *     accepting or delivering
     * @throws SortSpaceException if there is no room to sort; nothing was sent
     * @throws IOException if the file cannot be read, or the stream does not tell
     * @throws InterruptedException if the thread is asked to stop
     */
    public BackfillReport run(MappedFile file)
            throws IOException, InvalidFileException, BackfillStoppedException, InterruptedException {
        EventTimes times = new EventTimes(order.firstDay(), order.now());
        History.Sorting sorting = new History.Sorting(order.workFolder(), order.source(), order.attributes());
        try (History history = History.read(file, sorting, times, listener)) {
            checkFirstDay(times, history.lines());
            Counts before = settledCounts();
            listener.sending(history.changes());
            Sending sending = new Sending(
                    new BatchSender(stream.batches(), pause),
                    new PartitionPacing(order.openPartitionsMax(), LAMBDA_BUFFER_BYTES),
                    stream.interval(),
                    listener);
            sending.send(history);
            Optional<BackfillReport.Delivery> delivery = awaitDelivery(before);
            return new BackfillReport(
                    history.lines(),
                    sending.sent(),
                    history.repeated(),
                    history.rejected(),
                    sending.resent(),
                    sending.pauses(),
                    delivery);
        }
    }

    private void checkFirstDay(EventTimes times, long lines) throws BackfillStoppedException {
        if (times.early() > 0) {
            throw BackfillStoppedException.byFirstDay(
                    "Cannot backfill: " + times.early() + " of " + lines + " lines happened before the archive's first"
                            + " day, the earliest on " + times.earliestDay() + ", expected " + times.firstDay()
                            + " or later. Nothing was sent.",
                    times.earliestDay());
        }
    }

    /** What others put before is delivered first, so that it is not taken for ours. */
    private Counts settledCounts() throws IOException, InterruptedException, BackfillStoppedException {
        if (stream.account().isEmpty()) {
            return new Counts(0, 0, 0, 0);
        }
        Counts counts = stream.account().get().counts();
        if (counts.done() < counts.accepted()) {
            stream.interval().pass();
            counts = awaitDone();
        }
        return counts;
    }

    private Optional<BackfillReport.Delivery> awaitDelivery(Counts before)
            throws IOException, InterruptedException, BackfillStoppedException {
        if (stream.account().isEmpty()) {
            return Optional.empty();
        }
        Counts after = awaitDone();
        return Optional.of(
                new BackfillReport.Delivery(after.accepted() - before.accepted(), after.failed() - before.failed()));
    }

    private Counts awaitDone() throws IOException, InterruptedException, BackfillStoppedException {
        DeliveryAccount account = stream.account().orElseThrow();
        Counts counts = account.counts();
        long end = counts.accepted();
        Duration still = Duration.ZERO;
        while (counts.done() < end) {
            listener.delivering(end - counts.done());
            if (still.compareTo(STILL_MAX) >= 0) {
                throw stuck(end - counts.done(), end);
            }
            pause.of(LOOK_AGAIN);
            Counts now = account.counts();
            still = now.standsAt(counts) ? still.plus(LOOK_AGAIN) : Duration.ZERO;
            counts = now;
        }
        listener.delivering(0);
        return new Counts(end, counts.done(), counts.failed(), counts.transformed());
    }

    private static BackfillStoppedException stuck(long open, long accepted) {
        return BackfillStoppedException.byStream(
                "Cannot tell whether everything is delivered: " + open + " of " + accepted
                        + " accepted records are not,"
                        + " and delivery has stood still for " + STILL_MAX.toMinutes() + " minutes, expected it to go"
                        + " on. ./archive status shows the problem; once it is gone, run the same command again: what"
                        + " was accepted comes under the same event ids and changes nothing.",
                null);
    }
}
