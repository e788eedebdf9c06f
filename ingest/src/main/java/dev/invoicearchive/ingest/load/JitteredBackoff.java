package dev.invoicearchive.ingest.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Waits a random time that may be twice as long after each failure. */
public final class JitteredBackoff implements Backoff {
    private static final Duration FIRST_MAX = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DOUBLINGS_MAX = 10;

    @Override
    public void pause(int failedAttempts) {
        long longest = FIRST_MAX.toNanos() << Math.min(failedAttempts - 1, DOUBLINGS_MAX);
        long most = Math.min(longest, LONGEST.toNanos());
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, most + 1));
    }
}
