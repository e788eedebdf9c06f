package dev.invoicearchive.ingest.backfill;

import java.io.IOException;

/** The time after which a delivery stream has closed every partition for what it had taken before. */
public interface DeliveryInterval {
    /**
     * Returns once that time has passed for the delivery stream.
     *
     * @throws IOException if the stream cannot be told
     * @throws InterruptedException if the thread is asked to stop
     */
    void pass() throws IOException, InterruptedException;
}
