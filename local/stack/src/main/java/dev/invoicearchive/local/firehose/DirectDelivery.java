package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.feed.Pump;
import dev.invoicearchive.local.firehose.PutEntry.PutRecord;
import dev.invoicearchive.local.firehose.PutEntry.TimePassed;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.local.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Carries what was put directly into its delivery stream, whose time is the time of day and all that the log says has
 * passed besides. Its checkpoint stands behind what the delivery stream has written, so a kill means that some records are
 * delivered twice and none is left out.
 */
final class DirectDelivery implements Pump {
    /** Imports are worth a second core; Firehose itself has up to five calls under way for each shard. */
    private static final int CALLS_AT_ONCE = 2;

    /** As many again wait, so that none of the threads stands still while objects are written. */
    private static final int CALLS_BEGUN_MAX = 2 * CALLS_AT_ONCE;

    /** A round takes about one call's records, which become fewer objects than that. */
    private static final int WRITES_PER_ROUND = 16;

    private static final Duration IDLE_MAX = Duration.ofSeconds(10);
    private static final long SEQUENCE_NUMBERS = 1_000_000_000_000_000_000L;

    private final DirectPutLog log;
    private final DirectPutReader reader;
    private final Checkpoint checkpoint;
    private final DeliverySettings settings;
    private final PassingClock clock;
    private final DeliveryStream delivery;
    private final Deque<PutEntry> taken = new ArrayDeque<>();
    private Duration toPass = Duration.ZERO;

    /**
     * @param timeOfDay dates objects
     * @param listener hears of every call and object
     */
    DirectDelivery(
            DirectPutLog log,
            Checkpoint checkpoint,
            DeliverySettings settings,
            LambdaFunction transform,
            ObjectStore store,
            Clock timeOfDay,
            DeliveryListener listener) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.settings = settings;
        this.clock = new PassingClock(timeOfDay);
        this.reader = log.readerFrom(checkpoint.ordinal());
        this.delivery = new DeliveryStream(
                settings,
                new DeliveryStream.Pace(
                        new OutstandingCalls(new TransformCall(transform, settings), workers(), CALLS_BEGUN_MAX),
                        WRITES_PER_ROUND),
                store,
                new DeliveryStream.Clocks(clock, timeOfDay),
                checkpoint.ordinal(),
                listener);
    }

    /** Writes what is due before it takes more: while nothing can be written, nothing more is gathered in memory. */
    @Override
    public boolean pump() throws IOException {
        delivery.pump();
        passTime();
        saveProgress();
        if (taken.isEmpty()) {
            taken.addAll(reader.read());
        }
        boolean more = !taken.isEmpty() || delivery.hasMoreToWrite();
        while (!taken.isEmpty()) {
            takeNext();
        }
        return more;
    }

    @Override
    public boolean awaitWork(Duration patience) throws InterruptedException {
        return log.awaitMore(reader, patience);
    }

    @Override
    public void drain() throws IOException {
        boolean more;
        do {
            more = pump();
        } while (more);
        delivery.drain();
        saveProgress();
    }

    private void takeNext() throws IOException {
        PutEntry entry = taken.peek();
        if (entry instanceof PutRecord record) {
            SourceRecord source = new SourceRecord(
                    record.ordinal(), sequenceNumber(record.ordinal()), record.data(), record.arrivedAt());
            // Only what has been fed is let go: a fault here must not pass over the rest of the round.
            delivery.accept(source);
        } else if (entry instanceof TimePassed passed) {
            toPass = toPass.plus(passed.duration());
        }
        taken.remove();
        passTime();
    }

    /** Of one length for every ordinal. */
    private static String sequenceNumber(long ordinal) {
        return Long.toString(SEQUENCE_NUMBERS + ordinal);
    }

    /** In steps, for what the transform makes at the end of one interval waits for the end of the next. */
    private void passTime() throws IOException {
        while (!toPass.isZero()) {
            Duration step =
                    toPass.compareTo(settings.lambdaBufferInterval()) < 0 ? toPass : settings.lambdaBufferInterval();
            delivery.settle();
            clock.pass(step);
            toPass = toPass.minus(step);
            delivery.pump();
        }
    }

    /** Threads that end by themselves when nothing is put, so that nobody has to stop them. */
    private static Executor workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                CALLS_AT_ONCE,
                CALLS_AT_ONCE,
                IDLE_MAX.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> {
                    Thread thread = new Thread(work, "transform");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private void saveProgress() throws IOException {
        boolean nothingHeld = delivery.isEmpty() && taken.isEmpty();
        checkpoint.advanceTo(nothingHeld ? reader.nextOrdinal() : delivery.writtenThrough());
        log.removeBefore(checkpoint.ordinal());
    }
}
