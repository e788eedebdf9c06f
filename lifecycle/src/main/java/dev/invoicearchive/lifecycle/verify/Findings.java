package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Leftover;
import dev.invoicearchive.lifecycle.verify.VerifyReport.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is found; any thread may add. */
final class Findings {
    private final Map<Zone, long[]> counts = new EnumMap<>(Zone.class);
    private final Set<Fault> faults = new LinkedHashSet<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    private final Set<String> notChecked = new LinkedHashSet<>();
    private final VerifyProgress progress;
    private long rows;
    private long sourceEvents;
    private long openObjects;
    private long bytes;

    Findings(VerifyProgress progress) {
        this.progress = progress;
    }

    synchronized void fault(Fault fault) {
        faults.add(fault);
    }

    synchronized void leftover(Leftover leftover) {
        leftovers.add(leftover);
    }

    synchronized void notChecked(String what) {
        notChecked.add(what);
    }

    synchronized void rows(long count) {
        rows += count;
    }

    synchronized void sourceEvents(long count) {
        sourceEvents += count;
    }

    synchronized void openObject() {
        openObjects++;
    }

    /** One object is done. */
    void object(Zone zone, Outcome outcome, long bytesRead) {
        count(zone, outcome, bytesRead);
        progress.checked(bytesRead);
    }

    /** One object that was done before the progress began. */
    synchronized void count(Zone zone, Outcome outcome, long bytesRead) {
        long[] of = counts.computeIfAbsent(zone, first -> new long[Outcome.values().length + 1]);
        of[outcome.ordinal()]++;
        of[Outcome.values().length] += bytesRead;
        bytes += bytesRead;
    }

    /** The objects in their order, and for each what was found first. */
    synchronized List<Fault> faults() {
        return faults.stream().sorted(Comparator.comparing(Fault::object)).toList();
    }

    synchronized List<Leftover> leftovers() {
        return leftovers.stream().sorted(Comparator.comparing(Leftover::object)).toList();
    }

    synchronized List<String> notChecked() {
        return notChecked.stream().sorted().toList();
    }

    synchronized Map<Zone, Counts> counts() {
        Map<Zone, Counts> all = new EnumMap<>(Zone.class);
        counts.forEach((zone, of) -> all.put(zone, new Counts(of[0], of[1], of[2], of[3], of[4])));
        return all;
    }

    synchronized long rows() {
        return rows;
    }

    synchronized long sourceEvents() {
        return sourceEvents;
    }

    synchronized long openObjects() {
        return openObjects;
    }

    synchronized long bytes() {
        return bytes;
    }
}
