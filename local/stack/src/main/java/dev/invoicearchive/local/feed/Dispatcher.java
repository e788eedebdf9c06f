package dev.invoicearchive.local.feed;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes changes out of the table's stream and into the log, where each gets its time and its identity in the feed
 * before anybody sees it. The log's last line is the dispatcher's only memory, so a kill at any point neither loses a
 * change nor gives one a second identity.
 */
public final class Dispatcher {
    private final TableStream stream;
    private final ChangeLog log;
    private final Clock clock;
    private final ExpiryEvidence expiries;
    private final Supplier<String> feedEventIds;
    private final Consumer<LoggedChange> listener;
    private List<LoggedChange> unsettled = List.of();

    /**
     * @param expiries tells removals by expiry from those of a caller
     * @param feedEventIds draws a new identity; random, never derived from the stream's
     * @param listener is told each change once it is in the log; told again after a restart only what is logged then
     */
    public Dispatcher(
            TableStream stream,
            ChangeLog log,
            Clock clock,
            ExpiryEvidence expiries,
            Supplier<String> feedEventIds,
            Consumer<LoggedChange> listener) {
        this.stream = stream;
        this.log = log;
        this.clock = clock;
        this.expiries = expiries;
        this.feedEventIds = feedEventIds;
        this.listener = listener;
    }

    /** Who knows which removals were expiries. */
    public interface ExpiryEvidence {
        /**
         * The receipt of the expiry that made this removal, empty if a caller made it.
         *
         * @param taken receipts that stand for other removals of the same poll
         */
        Optional<String> receiptFor(StreamChange removal, Set<String> taken);

        /** Forgets receipts whose removal is in the log. */
        void settle(List<LoggedChange> logged);
    }

    /**
     * Settles what a killed predecessor left unsettled; to be called once, before the first poll.
     *
     * @throws IOException if the log cannot be read
     */
    public void recover() throws IOException {
        unsettled = log.newestSegment();
        settle();
    }

    /**
     * Moves what the stream holds now into the log, up to one call's worth.
     *
     * @return how many changes were moved; 0 if the stream holds no more
     * @throws IOException if the log cannot be written; then nothing was moved
     */
    public int poll() throws IOException {
        settle();
        Optional<StreamPosition> after =
                log.last().map(last -> new StreamPosition(last.shardId(), last.sequenceNumber()));
        List<StreamChange> found = stream.readAfter(after);
        if (found.isEmpty()) {
            return 0;
        }
        List<LoggedChange> changes = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long ordinal = log.endOrdinal();
        long micros = log.last().map(LoggedChange::timeMicros).orElse(Long.MIN_VALUE);
        for (StreamChange change : found) {
            // Strictly growing, so that the order of the stream is the order of the times.
            micros = Math.max(micros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
            Optional<String> receipt =
                    change.newImage() == null ? expiries.receiptFor(change, taken) : Optional.empty();
            receipt.ifPresent(taken::add);
            changes.add(logged(change, ordinal++, micros, receipt));
        }
        log.append(changes);
        unsettled = changes;
        changes.forEach(listener);
        settle();
        return changes.size();
    }

    /** A receipt that outlived its removal could be taken for that of another: none is left before the next poll. */
    private void settle() {
        if (!unsettled.isEmpty()) {
            expiries.settle(unsettled);
            unsettled = List.of();
        }
    }

    private LoggedChange logged(StreamChange change, long ordinal, long micros, Optional<String> receipt) {
        return new LoggedChange(
                ordinal,
                change.position().shardId(),
                change.position().sequenceNumber(),
                change.eventId(),
                feedEventIds.get(),
                change.eventName(),
                micros,
                receipt.orElse(null),
                change.keys(),
                change.newImage(),
                change.oldImage(),
                change.sizeBytes());
    }
}
