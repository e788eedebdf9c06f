package dev.invoicearchive.ingest.load;

/** Waits between two attempts at the same write. */
@FunctionalInterface
public interface Backoff {
    /** Waits before the next attempt. @param failedAttempts how many there were, at least one */
    void pause(int failedAttempts);
}
