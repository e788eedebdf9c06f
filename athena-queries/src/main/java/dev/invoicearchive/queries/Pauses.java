package dev.invoicearchive.queries;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two looks at a running statement; tests put their own here. */
@FunctionalInterface
public interface Pauses {
    /** Waits in real time. */
    Pauses REAL = wait -> new CountDownLatch(1).await(wait.toNanos(), TimeUnit.NANOSECONDS);

    /**
     * Returns after about this long.
     *
     * @throws InterruptedException if the thread is asked to stop
     */
    void pause(Duration wait) throws InterruptedException;
}
