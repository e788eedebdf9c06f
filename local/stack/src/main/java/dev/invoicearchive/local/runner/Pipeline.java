package dev.invoicearchive.local.runner;

import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.local.eventsource.StreamEventSource;
import dev.invoicearchive.local.expiry.ExpiryReceipts;
import dev.invoicearchive.local.expiry.ExpirySchedule;
import dev.invoicearchive.local.expiry.ExpiryWorker;
import dev.invoicearchive.local.feed.ChangeJson;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.feed.Dispatcher;
import dev.invoicearchive.local.feed.TableStream;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LineLog;
import dev.invoicearchive.local.firehose.DeliveryListener;
import dev.invoicearchive.local.firehose.DeliverySettings;
import dev.invoicearchive.local.firehose.DeliveryStream;
import dev.invoicearchive.local.firehose.DirectPut;
import dev.invoicearchive.local.firehose.FeedDelivery;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.model.Attributes;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Table stream to log, log to delivered objects, log to live totals, direct puts to delivered objects: every step of the local archive, on one data
 * directory. Everything that a restart relies on is in that directory or in the table.
 */
public final class Pipeline {
    /** As on AWS, beside the delivery stream of the feed. */
    private static final String DIRECT_STREAM = "invoice-archive-direct";

    private final DirectoryObjectStore store;
    private final ChangeLog log;
    private final DispatchPump dispatch;
    private final FeedDelivery delivery;
    private final StreamEventSource totals;
    private final DirectPut directPut;
    private final Checkpoint deliveryCheckpoint;
    private final Checkpoint totalsCheckpoint;
    private final PumpThread dispatchThread;
    private final PumpThread deliveryThread;
    private final PumpThread totalsThread;
    private final PumpThread directPutThread;
    private final PumpThread lifecycleThread;

    /**
     * What a pipeline is made of.
     *
     * @param data where it keeps its state
     * @param files how it writes there
     * @param clock whose time the changes get
     * @param table the transactions' table
     * @param attributes the table's spellings
     * @param client the table's API
     * @param stream the table's stream
     * @param delivery settings of the delivery stream
     * @param transform the transform Lambda
     * @param totals the totals Lambda
     * @param listener hears of calls and objects
     * @param messages takes lines for the operator's log
     */
    public record Parts(
            DataDirectory data,
            DurableFiles files,
            Clock clock,
            String table,
            Attributes attributes,
            DynamoDbClient client,
            TableStream stream,
            DeliverySettings delivery,
            LambdaFunction transform,
            LambdaFunction totals,
            DeliveryListener listener,
            Consumer<String> messages) {}

    private Pipeline(Parts parts) throws IOException {
        DataDirectory data = parts.data();
        DurableFiles files = parts.files();
        store = DirectoryObjectStore.open(files, parts.clock(), data.store(), DataDirectory.BUCKET);
        log = ChangeLog.open(files, data.changes());
        deliveryCheckpoint = Checkpoint.open(files, data.checkpoint("delivery"));
        totalsCheckpoint = Checkpoint.open(files, data.checkpoint("totals"));
        checkNotAhead(deliveryCheckpoint, "delivery");
        checkNotAhead(totalsCheckpoint, "totals");
        ChangeJson json = new ChangeJson(parts.table());
        dispatch = dispatchPump(parts);
        delivery = new FeedDelivery(
                log,
                deliveryCheckpoint,
                json,
                first -> new DeliveryStream(
                        parts.delivery(), parts.transform(), store, parts.clock(), first, parts.listener()),
                new LineLog(files, data.tooLarge()));
        totals = new StreamEventSource(
                log, totalsCheckpoint, json, parts.totals(), new LineLog(files, data.onFailure()));
        directPut = DirectPut.open(
                new DirectPut.Place(files, data.puts(), data.putsCheckpoint()),
                new DirectPut.Parts(
                        parts.delivery().asDirectPut(DIRECT_STREAM),
                        parts.transform(),
                        store,
                        parts.clock(),
                        parts.listener()));
        dispatchThread = new PumpThread("dispatcher", dispatch, parts.messages());
        deliveryThread = new PumpThread("delivery", delivery, parts.messages());
        totalsThread = new PumpThread("totals", totals, parts.messages());
        directPutThread = new PumpThread("direct put", directPut.pump(), parts.messages());
        lifecycleThread = new PumpThread(
                "lifecycle",
                new LifecyclePump(store, RetentionRulesFile.shipped(), parts.messages()),
                parts.messages());
    }

    /**
     * Opens the pipeline on its directory and settles what a killed predecessor left.
     *
     * @throws IOException if the directory cannot be used or something in it is damaged
     */
    public static Pipeline open(Parts parts) throws IOException {
        return new Pipeline(parts);
    }

    /** Begins to deliver, to count, and to deliver what is put directly, each in a thread of its own. */
    public void startReaders() {
        deliveryThread.start();
        totalsThread.start();
        directPutThread.start();
    }

    /** Begins to take changes from the table as they come; not called by whoever drives {@link #dispatchAll()}. */
    public void startDispatcher() {
        dispatchThread.start();
    }

    /**
     * Begins to let objects age by the rules of retention; not called by whoever writes a history in a hurry and seals it
     * afterwards.
     */
    public void startLifecycle() {
        lifecycleThread.start();
    }

    /**
     * Lets what is due expire and takes every change that the table's stream holds now.
     *
     * @throws IOException if the log cannot be written
     */
    public void dispatchAll() throws IOException {
        boolean more;
        do {
            more = dispatch.pump();
        } while (more);
    }

    /** Stops the threads, each between two rounds; what they hold comes again after a restart. */
    public void stopThreads() {
        dispatchThread.stop();
        deliveryThread.stop();
        totalsThread.stop();
        directPutThread.stop();
        lifecycleThread.stop();
    }

    /**
     * Finishes everything that has begun, in the caller's thread; to be called after {@link #stopThreads()}.
     *
     * @throws IOException if something cannot be written; a restart finishes it then
     */
    public void drain() throws IOException {
        dispatch.drain();
        totals.drain();
        delivery.drain();
        directPut.pump().drain();
        log.removeBefore(Math.min(deliveryCheckpoint.ordinal(), totalsCheckpoint.ordinal()));
    }

    /** The bucket. */
    public DirectoryObjectStore store() {
        return store;
    }

    /** The delivery stream into which records are put directly. */
    public DirectPut directPut() {
        return directPut;
    }

    /** How many changes were ever logged. */
    public long changesLogged() {
        return log.endOrdinal();
    }

    /** How many of them are in objects. */
    public long changesDelivered() {
        return deliveryCheckpoint.ordinal();
    }

    /** How many of them are in the live totals. */
    public long changesCounted() {
        return totalsCheckpoint.ordinal();
    }

    /** What keeps a step from going on, one line each. */
    public List<String> problems() {
        return List.of(dispatchThread, deliveryThread, totalsThread, directPutThread, lifecycleThread).stream()
                .map(PumpThread::problem)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A checkpoint ahead of the log would pass over changes to come, without a word. */
    private void checkNotAhead(Checkpoint checkpoint, String reader) throws IOException {
        if (checkpoint.ordinal() > log.endOrdinal()) {
            throw new IOException("Invalid checkpoint of " + reader + ": " + checkpoint.ordinal()
                    + ", expected at most the log's end " + log.endOrdinal()
                    + ". Restore the whole data directory from one copy, never a part of it.");
        }
    }

    private DispatchPump dispatchPump(Parts parts) throws IOException {
        ExpirySchedule schedule = new ExpirySchedule(parts.attributes());
        ExpiryReceipts receipts = new ExpiryReceipts(parts.client(), parts.attributes());
        ExpiryWorker worker =
                new ExpiryWorker(parts.client(), parts.table(), parts.attributes(), schedule, receipts, parts.clock());
        Dispatcher dispatcher = new Dispatcher(
                parts.stream(),
                log,
                parts.clock(),
                receipts,
                () -> UUID.randomUUID().toString(),
                schedule::note);
        dispatcher.recover();
        worker.scheduleAll();
        return new DispatchPump(dispatcher, worker);
    }
}
