package dev.invoicearchive.totals;

/** Waits between two attempts at the same transaction. */
public interface Backoff {

    /** Waits before the next attempt. @param failedAttempts how many there were, at least one */
    void pause(int failedAttempts);
}
