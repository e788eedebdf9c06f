package dev.invoicearchive.totals;

import java.util.Optional;
import java.util.Random;

/**
 * A store that fails in one of 80 writes or so: before or after the write, with an answer or by a crash of the caller, or
 * is busy for longer than anybody tries.
 */
final class UnreliableStore implements TotalsStore {
    private static final int FAULT_ONE_IN = 400;
    private static final int BUSY_WRITES = 12;

    private final TotalsStore store;
    private final Random random;
    private int busyWrites;

    UnreliableStore(TotalsStore store, Random random) {
        this.store = store;
        this.random = random;
    }

    /** The process ended here. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public StoreOutcome apply(InvoiceClaims claims) {
        if (busyWrites > 0) {
            busyWrites--;
            return new StoreOutcome.TryAgain("busy");
        }
        switch (random.nextInt(FAULT_ONE_IN)) {
            case 0 -> throw new Crash();
            case 1 -> {
                store.apply(claims);
                throw new Crash();
            }
            case 2 -> {
                return new StoreOutcome.TryAgain("busy");
            }
            case 3 -> {
                store.apply(claims);
                return new StoreOutcome.TryAgain("connection lost");
            }
            case 4 -> {
                busyWrites = BUSY_WRITES;
                return new StoreOutcome.TryAgain("busy");
            }
            default -> {
                return store.apply(claims);
            }
        }
    }

    @Override
    public StoreOutcome mark(RebuildMark mark) {
        return store.mark(mark);
    }

    @Override
    public Optional<InvoiceTotal> find(String invoiceNumber) {
        return store.find(invoiceNumber);
    }
}
