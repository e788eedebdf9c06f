package dev.invoicearchive.ingest.backfill;

/** A backfill that could not go on. What was sent before stays; the same command goes on from the beginning, harmlessly. */
public final class BackfillStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    BackfillStoppedException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What it was that stopped it. */
    public enum Kind {
        /** The file does not fit the archive; nothing was sent. */
        FILE,
        /** The delivery stream. */
        STREAM
    }

    /** What it was that stopped it. */
    public Kind kind() {
        return kind;
    }
}
