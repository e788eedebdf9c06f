package dev.invoicearchive.ingest.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits; tests put their own here. */
@FunctionalInterface
public interface Pause {
    /** Waits in real time. */
    Pause REAL = duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);

    /**
     * Returns after about this long.
     *
     * @throws InterruptedException if the thread is asked to stop
     */
    void of(Duration duration) throws InterruptedException;
}
