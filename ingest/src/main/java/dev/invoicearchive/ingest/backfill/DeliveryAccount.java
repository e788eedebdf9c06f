package dev.invoicearchive.ingest.backfill;

import java.io.IOException;

/** What a delivery stream says of itself. */
public interface DeliveryAccount {
    /**
     * The stream's counts.
     *
     * @param accepted records ever taken
     * @param done how many of them are in objects, failed ones included
     * @param failed how many went to the errors, counted from some moment on
     */
    record Counts(long accepted, long done, long failed) {}

    /**
     * The counts now.
     *
     * @throws IOException if the stream does not tell
     */
    Counts counts() throws IOException;
}
