package dev.invoicearchive.ingest.backfill;

import java.time.LocalDate;
import java.util.Optional;

/** A backfill that could not go on. What was sent before stays; the same command goes on from the beginning, harmlessly. */
public final class BackfillStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Optional<LocalDate> neededFirstDay;

    private BackfillStoppedException(Kind kind, String message, Optional<LocalDate> neededFirstDay, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.neededFirstDay = neededFirstDay;
    }

    /** The delivery stream does not go on. */
    static BackfillStoppedException byStream(String message, Throwable cause) {
        return new BackfillStoppedException(Kind.STREAM, message, Optional.empty(), cause);
    }

    /** The archive begins too late for the file. */
    static BackfillStoppedException byFirstDay(String message, LocalDate needed) {
        return new BackfillStoppedException(Kind.FILE, message, Optional.of(needed), null);
    }

    /** What it was that stopped it. */
    public enum Kind {
        /** The file does not fit the archive; nothing was sent. */
        FILE,
        /** The delivery stream. */
        STREAM
    }

    /** The day with which the archive would have to begin, if that is what stopped it. */
    public Optional<LocalDate> neededFirstDay() {
        return neededFirstDay;
    }

    /** What it was that stopped it. */
    public Kind kind() {
        return kind;
    }
}
