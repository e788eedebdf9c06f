package dev.invoicearchive.ingest.backfill;

import java.io.IOException;

/** What a delivery stream says of itself. */
public interface DeliveryAccount {
    /**
     * The stream's counts.
     *
     * @param accepted records ever taken
     * @param done how many of them are in objects, failed ones included
     * @param failed how many results of the transform went to the errors, counted from some moment on; one that stands for
     *     several records counts once
     * @param transformed how many went through the transform, counted from some moment on
     */
    record Counts(long accepted, long done, long failed, long transformed) {
        /** Whether delivery has not gone on since; records can be on their way for long before one of them is done. */
        boolean standsAt(Counts before) {
            return done == before.done && transformed == before.transformed;
        }
    }

    /**
     * The counts now.
     *
     * @throws IOException if the stream does not tell
     */
    Counts counts() throws IOException;
}
