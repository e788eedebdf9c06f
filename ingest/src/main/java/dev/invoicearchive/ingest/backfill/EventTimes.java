package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.MappedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The event times that the archive takes: from its first day until now. Remembers what came before that day. */
final class EventTimes {
    private final Instant first;
    private final Instant now;
    private long early;
    private Instant earliest = Instant.MAX;

    EventTimes(LocalDate firstDay, Instant now) {
        this.first = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.now = now;
    }

    /** Why a line's time cannot be taken; null if it can. */
    String problemOf(MappedLine line) {
        String event = "of invoice " + line.invoiceNumber() + ", transaction " + line.transactionId() + ": ";
        if (line.eventTime().isEmpty()) {
            return "Missing event time " + event + "none, expected when it happened.";
        }
        Instant time = line.eventTime().get();
        if (time.isBefore(first)) {
            early++;
            earliest = time.isBefore(earliest) ? time : earliest;
            return "Invalid event time " + event + time + ", expected " + first + " or later.";
        }
        return time.isAfter(now) ? "Invalid event time " + event + time + ", expected " + now + " or earlier." : null;
    }

    /** How many lines were too early for the archive. */
    long early() {
        return early;
    }

    /** The day of the earliest of them. */
    LocalDate earliestDay() {
        return LocalDate.ofInstant(earliest, ZoneOffset.UTC);
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(first, ZoneOffset.UTC);
    }
}
