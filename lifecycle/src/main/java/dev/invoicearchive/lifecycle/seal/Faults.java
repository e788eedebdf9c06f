package dev.invoicearchive.lifecycle.seal;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, from any thread; of very many faults the first ones are kept and the others counted. */
final class Faults {
    private static final int KEPT_MAX = 100;

    private final List<SealFault> kept = new ArrayList<>();
    private long others;

    synchronized void add(SealFault fault) {
        if (kept.size() < KEPT_MAX) {
            kept.add(fault);
        } else {
            others++;
        }
    }

    /** Takes over faults that were found elsewhere. */
    synchronized void addAll(List<SealFault> faults) {
        faults.forEach(this::add);
    }

    synchronized boolean isEmpty() {
        return kept.isEmpty();
    }

    /** The faults, and a line that says how many more there are. */
    synchronized List<SealFault> list() {
        List<SealFault> all = new ArrayList<>(kept);
        if (others > 0) {
            all.add(new SealFault("Found " + others + " faults more of the same run. Mend these and seal again."));
        }
        return List.copyOf(all);
    }
}
