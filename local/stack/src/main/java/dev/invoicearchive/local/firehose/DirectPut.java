package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.feed.Pump;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.local.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The delivery stream into which records are put directly: what it has taken is in its log before the caller is told. */
public final class DirectPut {
    private final DirectPutLog log;
    private final Checkpoint checkpoint;
    private final DirectDelivery delivery;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final String name;
    private final Clock clock;

    private DirectPut(Place place, Parts parts) throws IOException {
        this.log = DirectPutLog.open(place.files(), place.log());
        this.checkpoint = Checkpoint.open(place.files(), place.checkpoint());
        if (checkpoint.ordinal() > log.endOrdinal()) {
            throw new IOException("Invalid checkpoint of direct delivery: " + checkpoint.ordinal()
                    + ", expected at most the log's end " + log.endOrdinal()
                    + ". Restore the whole data directory from one copy, never a part of it.");
        }
        this.name = parts.settings().streamName();
        this.clock = parts.clock();
        DeliveryListener listener = counts.and(parts.listener());
        this.delivery = new DirectDelivery(
                log, checkpoint, parts.settings(), parts.transform(), parts.store(), parts.clock(), listener);
    }

    /**
     * Where the stream keeps its state.
     *
     * @param log a folder
     * @param checkpoint a file
     */
    public record Place(DurableFiles files, Path log, Path checkpoint) {}

    /**
     * What the stream works with.
     *
     * @param clock the time of day, which dates arrivals
     * @param listener hears of every call and object
     */
    public record Parts(
            DeliverySettings settings,
            LambdaFunction transform,
            ObjectStore store,
            Clock clock,
            DeliveryListener listener) {}

    /**
     * How far the stream has come.
     *
     * @param accepted records ever put
     * @param delivered how many of them are in objects, failed ones included
     * @param failed results of the transform that went to the errors since the start of this process: a refused one counts
     *     once, though it stands for every record that was dropped in its favour
     */
    public record Progress(long accepted, long delivered, long failed) {}

    /**
     * Opens the stream; what a killed predecessor had taken and not delivered is delivered.
     *
     * @throws IOException if its place cannot be used or something there is damaged
     */
    public static DirectPut open(Place place, Parts parts) throws IOException {
        return new DirectPut(place, parts);
    }

    /** The delivery stream's name. */
    public String name() {
        return name;
    }

    /**
     * Takes records, all or none; they are safe from a loss of power when it returns.
     *
     * @throws IOException if they cannot be written
     */
    public void accept(List<byte[]> records) throws IOException {
        log.append(records, clock.instant());
    }

    /**
     * Lets time pass for the delivery stream, after everything that was put before.
     *
     * @throws IOException if that cannot be written; then no time passed
     */
    public void pass(Duration duration) throws IOException {
        log.appendTimePassed(duration);
    }

    /** How far it has come. */
    public Progress progress() {
        long delivered = checkpoint.ordinal();
        return new Progress(log.endOrdinal(), delivered, counts.snapshot().recordsFailed());
    }

    /** How many records went through the transform since the start of this process. */
    public long transformed() {
        return counts.snapshot().recordsIn();
    }

    /** What carries the records on; driven by a thread of its own. */
    public Pump pump() {
        return delivery;
    }
}
