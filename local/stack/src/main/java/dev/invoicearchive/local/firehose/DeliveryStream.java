package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.firehose.DeliveryListener.ObjectKind;
import dev.invoicearchive.local.firehose.OutstandingCalls.Finished;
import dev.invoicearchive.local.firehose.TransformCall.Outcome;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.local.store.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery stream with a transform, dynamic partitioning and source backup. Not thread-safe: one thread feeds and
 * pumps it. What it holds is in memory only; {@link #writtenThrough()} says what need not be fed again after a kill.
 */
public final class DeliveryStream {
    private static final String PROCESSING_FAILED = "processing-failed";
    /** More than that are not held in memory, whatever the pace. */
    private static final int CLOSED_MAX = 600;

    private static final String PARTITIONING_FAILED = "dynamic-partitioning-failed";

    private final DeliverySettings settings;
    private final OutstandingCalls calls;
    private final ObjectWriter writer;
    private final Clock clock;
    private final Clock timeOfDay;
    private final DeliveryListener listener;
    private final List<SourceRecord> gathered = new ArrayList<>();
    private final Deque<InvocationBatch> unwritten = new ArrayDeque<>();
    private final Map<String, ObjectBuffer> partitions = new LinkedHashMap<>();
    private final Map<String, ObjectBuffer> errors = new LinkedHashMap<>();
    private final Deque<ClosedObject> closed = new ArrayDeque<>();
    private final Pace pace;
    private Optional<ObjectBuffer> source = Optional.empty();
    private long gatheredBytes;
    private Instant gatheredSince = Instant.EPOCH;
    private long writtenThrough;

    /**
     * @param firstOrdinal the ordinal of the first record that will be fed
     * @param listener hears of every call and object
     */
    public DeliveryStream(
            DeliverySettings settings,
            LambdaFunction transform,
            ObjectStore store,
            Clock clock,
            long firstOrdinal,
            DeliveryListener listener) {
        this(
                settings,
                Pace.oneByOne(new TransformCall(transform, settings)),
                store,
                new Clocks(clock, clock),
                firstOrdinal,
                listener);
    }

    /** A delivery stream whose own time may run ahead of the time of day, and that calls the transform as it is told. */
    DeliveryStream(
            DeliverySettings settings,
            Pace pace,
            ObjectStore store,
            Clocks clocks,
            long firstOrdinal,
            DeliveryListener listener) {
        this.settings = settings;
        this.pace = pace;
        this.calls = pace.calls();
        this.writer = new ObjectWriter(settings, store, clocks.timeOfDay(), listener);
        this.clock = clocks.buffers();
        this.timeOfDay = clocks.timeOfDay();
        this.writtenThrough = firstOrdinal;
        this.listener = listener;
    }

    /**
     * What happens side by side.
     *
     * @param calls how the transform is called
     * @param writesPerPump how many objects one round writes at most, so that calls go on meanwhile
     */
    record Pace(OutstandingCalls calls, int writesPerPump) {
        /** One thing after the other. */
        static Pace oneByOne(TransformCall transform) {
            return new Pace(new OutstandingCalls(transform, Runnable::run, 1), Integer.MAX_VALUE);
        }
    }

    /**
     * The times that a delivery stream goes by.
     *
     * @param buffers by which it waits before it calls the transform and writes objects
     * @param timeOfDay which objects and errors name
     */
    record Clocks(Clock buffers, Clock timeOfDay) {}

    /** Everything before this ordinal is in objects. */
    public long writtenThrough() {
        return writtenThrough;
    }

    /** Whether nothing waits, neither for the transform nor to be written. */
    public boolean isEmpty() {
        return gathered.isEmpty() && calls.isEmpty() && unwritten.isEmpty();
    }

    /** Whether objects whose time has come wait for the next round. */
    boolean hasMoreToWrite() {
        return !closed.isEmpty();
    }

    /** Takes one record; calls the transform whenever enough has gathered. */
    public void accept(SourceRecord record) {
        if (!gathered.isEmpty() && gatheredBytes + record.data().length > settings.lambdaBufferBytes()) {
            callTransform();
        }
        if (gathered.isEmpty()) {
            gatheredSince = clock.instant();
        }
        gathered.add(record);
        gatheredBytes += record.data().length;
    }

    /**
     * Does what the clock asks for: calls the transform with what has waited long enough, and writes the objects whose
     * time has come.
     *
     * @throws IOException if an object cannot be written; it stays, and the next call tries again
     */
    public void pump() throws IOException {
        Instant now = clock.instant();
        if (!gathered.isEmpty() && !now.isBefore(gatheredSince.plus(settings.lambdaBufferInterval()))) {
            callTransform();
            settle();
        }
        for (Optional<Finished> call = calls.takeFinished(); call.isPresent(); call = calls.takeFinished()) {
            place(call.get());
        }
        write(now, false);
    }

    /**
     * Writes everything, due or not: for an orderly stop.
     *
     * @throws IOException if an object cannot be written; it stays
     */
    public void drain() throws IOException {
        if (!gathered.isEmpty()) {
            callTransform();
        }
        settle();
        write(clock.instant(), true);
    }

    /** Waits for every call of the transform that is under way, so that what it makes has the time of now. */
    void settle() {
        while (!calls.isEmpty()) {
            place(calls.take());
        }
    }

    private void callTransform() {
        while (calls.isFull()) {
            place(calls.take());
        }
        calls.begin(List.copyOf(gathered));
        gathered.clear();
        gatheredBytes = 0;
        if (calls.isFull()) {
            calls.takeFinished().ifPresent(this::place);
        }
    }

    private void place(Finished call) {
        List<SourceRecord> records = call.records();
        List<Outcome> outcomes = call.outcomes();
        InvocationBatch batch =
                new InvocationBatch(records.get(records.size() - 1).ordinal() + 1);
        // Held open until every record has found its place: a fault on the way must not count the batch as written.
        batch.partOpened();
        unwritten.add(batch);
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            SourceRecord record = records.get(i);
            backUp(record, batch);
            if (!route(record, outcomes.get(i), batch)) {
                failed.add(record.recordId());
            }
        }
        batch.partWritten();
        listener.transformed(records, failed);
    }

    private void backUp(SourceRecord record, InvocationBatch batch) {
        if (source.isEmpty()) {
            source = Optional.of(new ObjectBuffer(clock.instant(), record.arrivedAt()));
        }
        source.get().add(record.data(), batch);
    }

    private boolean route(SourceRecord record, Outcome outcome, InvocationBatch batch) {
        if (outcome instanceof Outcome.Ok ok) {
            return partition(record, ok, batch);
        }
        if (outcome instanceof Outcome.Failed failure) {
            setAside(PROCESSING_FAILED, record, failure, record.data(), batch);
            return false;
        }
        return true;
    }

    private boolean partition(SourceRecord record, Outcome.Ok ok, InvocationBatch batch) {
        Optional<String> prefix = settings.prefix().evaluate(ok.partitionKeys(), record.arrivedAt(), "");
        if (prefix.isEmpty()) {
            refuse(record, ok, "DynamicPartitioning.MetadataMissing", "The record lacks a partition key.", batch);
            return false;
        }
        ObjectBuffer buffer = partitions.get(prefix.get());
        if (buffer == null) {
            if (partitions.size() >= settings.activePartitionsMax()) {
                refuse(
                        record,
                        ok,
                        "DynamicPartitioning.ActivePartitionExceeded",
                        "More than " + settings.activePartitionsMax() + " partitions are open.",
                        batch);
                return false;
            }
            buffer = new ObjectBuffer(clock.instant(), record.arrivedAt());
            partitions.put(prefix.get(), buffer);
        }
        buffer.add(ok.data(), batch);
        return true;
    }

    /** Sets aside what the transform made: it stands for every record that was dropped in its favour. */
    private void refuse(SourceRecord record, Outcome.Ok ok, String code, String message, InvocationBatch batch) {
        setAside(PARTITIONING_FAILED, record, new Outcome.Failed(code, message, 1), ok.data(), batch);
    }

    private void setAside(
            String kind, SourceRecord record, Outcome.Failed failure, byte[] rawData, InvocationBatch batch) {
        Instant now = clock.instant();
        errors.computeIfAbsent(kind, type -> new ObjectBuffer(now, record.arrivedAt()))
                .add(ErrorLine.of(record, failure, rawData, timeOfDay.instant()), batch);
    }

    private void write(Instant now, boolean everything) throws IOException {
        closeDue(now, everything);
        int writesLeft = everything || closed.size() > CLOSED_MAX ? Integer.MAX_VALUE : pace.writesPerPump();
        while (!closed.isEmpty() && writesLeft > 0) {
            // Only what has been written is let go.
            closed.peek().write();
            closed.remove();
            writesLeft--;
        }
        while (!unwritten.isEmpty() && unwritten.peek().isWritten()) {
            writtenThrough = unwritten.remove().endOrdinal();
        }
    }

    /** Nothing more is added to what is due, and it no longer counts as an open partition. */
    private void closeDue(Instant now, boolean everything) {
        if (source.isPresent() && (everything || isDue(source.get(), now))) {
            ObjectBuffer buffer = source.get();
            closed.add(() -> writer.writeSource(buffer));
            source = Optional.empty();
        }
        partitions.entrySet().removeIf(entry -> {
            boolean due = everything || isDue(entry.getValue(), now);
            if (due) {
                String prefix = entry.getKey();
                ObjectBuffer buffer = entry.getValue();
                closed.add(() -> writer.write(ObjectKind.DELIVERED, prefix, settings.fileExtension(), buffer));
            }
            return due;
        });
        errors.entrySet().removeIf(entry -> {
            boolean due = everything || isDue(entry.getValue(), now);
            if (due) {
                String type = entry.getKey();
                ObjectBuffer buffer = entry.getValue();
                closed.add(() -> writer.writeErrors(type, buffer));
            }
            return due;
        });
    }

    /** An object that takes no more and is to be written. */
    private interface ClosedObject {
        void write() throws IOException;
    }

    private boolean isDue(ObjectBuffer buffer, Instant now) {
        return buffer.isDue(now, settings.partitionBufferInterval(), settings.partitionBufferBytes());
    }
}
