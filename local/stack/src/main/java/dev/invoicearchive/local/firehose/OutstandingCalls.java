package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.firehose.TransformCall.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Calls of the transform that are under way, as Firehose has several at once. They are taken back in the order in which
 * they were begun, so that it does not show which of them was faster. Used by one thread.
 */
final class OutstandingCalls {
    private final TransformCall transform;
    private final Executor executor;
    private final int atOnce;
    private final Deque<Call> begun = new ArrayDeque<>();

    /**
     * @param executor runs the calls; may run them in the caller's thread
     * @param atOnce how many are under way at most, once there is more to do
     */
    OutstandingCalls(TransformCall transform, Executor executor, int atOnce) {
        this.transform = transform;
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** A call that has ended: its records, and what became of each, in the same order. */
    record Finished(List<SourceRecord> records, List<Outcome> outcomes) {}

    boolean isEmpty() {
        return begun.isEmpty();
    }

    /** Whether one has to be taken back before another begins. */
    boolean isFull() {
        return begun.size() >= atOnce;
    }

    void begin(List<SourceRecord> records) {
        begun.add(new Call(records, submit(records)));
    }

    /** Takes back the call that was begun first, empty if it is still under way or there is none. */
    Optional<Finished> takeFinished() {
        return begun.isEmpty() || !outcomesOf(begun.peek()).isDone() ? Optional.empty() : Optional.of(take());
    }

    /**
     * Takes back the call that was begun first, waiting for its end. There must be one.
     *
     * @throws RuntimeException if the call itself broke; it stays the first and is made again when it is asked for again,
     *     for its records are nowhere else
     */
    Finished take() {
        Call first = begun.peek();
        try {
            Finished finished = new Finished(first.records, outcomesOf(first).join());
            begun.remove();
            return finished;
        } catch (CompletionException e) {
            first.outcomes = Optional.empty();
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    private CompletableFuture<List<Outcome>> outcomesOf(Call call) {
        if (call.outcomes.isEmpty()) {
            call.outcomes = Optional.of(submit(call.records));
        }
        return call.outcomes.get();
    }

    private CompletableFuture<List<Outcome>> submit(List<SourceRecord> records) {
        return CompletableFuture.supplyAsync(() -> transform.call(records), executor);
    }

    /** One call. */
    private static final class Call {
        private final List<SourceRecord> records;
        private Optional<CompletableFuture<List<Outcome>>> outcomes;

        Call(List<SourceRecord> records, CompletableFuture<List<Outcome>> outcomes) {
            this.records = records;
            this.outcomes = Optional.of(outcomes);
        }
    }
}
