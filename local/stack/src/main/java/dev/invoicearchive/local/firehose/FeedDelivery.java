package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.feed.ChangeJson;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.ChangeLogReader;
import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.feed.LoggedChange;
import dev.invoicearchive.local.feed.Pump;
import dev.invoicearchive.local.files.LineLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Carries the log's changes as feed records into the delivery stream. Its checkpoint stands behind what the delivery
 * stream has written, so a kill means that some records are delivered twice and none is left out.
 */
public final class FeedDelivery implements Pump {
    /** What a Kinesis record may hold. DynamoDB leaves out a change that is larger, and counts it. */
    public static final int FEED_RECORD_BYTES_MAX = 1024 * 1024;

    private static final int RECORDS_PER_ROUND = 500;

    private final ChangeLog log;
    private final ChangeLogReader reader;
    private final Checkpoint checkpoint;
    private final ChangeJson json;
    private final DeliveryStream delivery;
    private final LineLog tooLarge;
    private final Deque<LoggedChange> taken = new ArrayDeque<>();

    /**
     * @param deliveries makes the delivery stream that begins at an ordinal
     * @param tooLarge takes one line for each change that did not fit into a feed record
     */
    public FeedDelivery(
            ChangeLog log,
            Checkpoint checkpoint,
            ChangeJson json,
            LongFunction<DeliveryStream> deliveries,
            LineLog tooLarge) {
        this.log = log;
        this.checkpoint = checkpoint;
        this.reader = log.readerFrom(checkpoint.ordinal());
        this.json = json;
        this.delivery = deliveries.apply(checkpoint.ordinal());
        this.tooLarge = tooLarge;
    }

    /** Writes what is due before it takes more: while nothing can be written, nothing more is gathered in memory. */
    @Override
    public boolean pump() throws IOException {
        delivery.pump();
        saveProgress();
        if (taken.isEmpty()) {
            taken.addAll(reader.read(RECORDS_PER_ROUND));
        }
        boolean more = !taken.isEmpty();
        while (!taken.isEmpty()) {
            // Only what has been fed is let go: a fault here must not pass over the rest of the round.
            feed(taken.peek());
            taken.remove();
        }
        return more;
    }

    @Override
    public boolean awaitWork(Duration patience) throws InterruptedException {
        return log.awaitChange(reader.nextOrdinal(), patience);
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

    private void saveProgress() throws IOException {
        // What did not fit into a record is done as well, but the delivery stream never saw it.
        boolean nothingHeld = delivery.isEmpty() && taken.isEmpty();
        checkpoint.advanceTo(nothingHeld ? reader.nextOrdinal() : delivery.writtenThrough());
    }

    private void feed(LoggedChange change) throws IOException {
        byte[] record = json.feedRecord(change);
        if (record.length > FEED_RECORD_BYTES_MAX) {
            tooLarge.appendForced(List.of(change.ordinal() + " " + change.feedEventId() + " " + record.length));
            return;
        }
        Instant arrivedAt = Instant.EPOCH.plusMillis(Math.floorDiv(change.timeMicros(), 1000L));
        delivery.accept(new SourceRecord(change.ordinal(), change.sequenceNumber(), record, arrivedAt));
    }
}
