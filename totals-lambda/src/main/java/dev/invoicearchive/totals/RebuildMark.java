package dev.invoicearchive.totals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Says of an invoice that its total misses a change and must be rebuilt from the archive.
 *
 * @param invoiceNumber whose total
 * @param eventId the stream's id of the change, or its sequence number if it has no id
 * @param eventTime when it happened, if it says so; the rebuild must reach beyond
 */
public record RebuildMark(String invoiceNumber, String eventId, Optional<Instant> eventTime) {
    public RebuildMark {
        Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
        Objects.requireNonNull(eventId, "eventId is null");
        eventTime = eventTime.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** How it is stored: {@code <event id> <time or unknown>}. Equal marks have equal entries, so marking twice is once. */
    public String entry() {
        return eventId + " " + eventTime.map(Instant::toString).orElse("unknown");
    }
}
