package dev.invoicearchive.totals;

import java.util.ArrayList;
import java.util.List;

/** Counts while a batch is worked on. One per batch, for one thread. */
final class BatchTally {
    private final int received;
    private final List<BatchResult.Failure> failures = new ArrayList<>();
    private int applied;
    private int alreadyApplied;
    private int withoutEffect;
    private int refusedAmounts;

    BatchTally(int received) {
        this.received = received;
    }

    void applied(int changes) {
        applied += changes;
    }

    void alreadyApplied(int changes) {
        alreadyApplied += changes;
    }

    void withoutEffect() {
        withoutEffect++;
    }

    void refusedAmounts(int amounts) {
        refusedAmounts += amounts;
    }

    void failed(BatchResult.Failure failure) {
        failures.add(failure);
    }

    BatchResult result() {
        return new BatchResult(received, applied, alreadyApplied, withoutEffect, refusedAmounts, failures);
    }
}
