package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.RejectedLine;
import java.io.IOException;

/** Hears how far a backfill has come. */
public interface HistoryListener {
    /**
     * A line was not taken in.
     *
     * @throws IOException if that cannot be written down; the backfill ends
     */
    void rejected(RejectedLine line) throws IOException;

    /** The file is read and sorted; so many changes will be sent. */
    void sending(long changes);

    /** So many more were accepted by the delivery stream. */
    void sent(long changes);

    /** So many records remain to be written as objects; called again and again until none does. */
    void delivering(long remaining);
}
