package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.expiry.ExpiryWorker;
import dev.invoicearchive.local.feed.Dispatcher;
import dev.invoicearchive.local.feed.Pump;
import java.io.IOException;
import java.time.Duration;

/** Lets what is due expire and moves what the table's stream holds into the log. */
public final class DispatchPump implements Pump {
    /** Asking costs the table as much as it costs us, so a table at rest is asked less and less often. */
    private static final int PATIENCES_MAX = 8;

    private final Dispatcher dispatcher;
    private final ExpiryWorker expiry;
    private int patiences = 1;

    public DispatchPump(Dispatcher dispatcher, ExpiryWorker expiry) {
        this.dispatcher = dispatcher;
        this.expiry = expiry;
    }

    @Override
    public synchronized boolean pump() throws IOException {
        // Expiry waits until the stream is read to its end, so that no older removal of the same item is still on its
        // way.
        boolean more = dispatcher.poll() > 0 || expiry.removeDue() > 0;
        patiences = more ? 1 : Math.min(2 * patiences, PATIENCES_MAX);
        return more;
    }

    /** The stream of DynamoDB Local tells nobody that it has more, so it is asked after every patience. */
    @Override
    public synchronized boolean awaitWork(Duration patience) throws InterruptedException {
        wait(patience.toMillis() * patiences);
        return true;
    }

    @Override
    public synchronized void drain() throws IOException {
        boolean more;
        do {
            more = dispatcher.poll() > 0;
        } while (more);
    }
}
