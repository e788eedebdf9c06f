package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.ChainLink;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Leftover;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param head the last proven manifest
 * @param keyFromArchive whether the first manifest's key was taken from the archive itself
 * @param counts of each zone that the level covers
 * @param rows sealed rows that were read back
 * @param sourceEvents events of source objects that were looked for
 * @param openObjects delivered, source and error objects of days that are not sealed yet
 * @param bytes that were read and hashed
 * @param faults in the order of their objects
 * @param leftovers what no manifest names and is no fault
 * @param notChecked what could not be checked, in words
 */
public record VerifyReport(
        Optional<ChainLink> head,
        boolean keyFromArchive,
        Map<Zone, Counts> counts,
        long rows,
        long sourceEvents,
        long openObjects,
        long bytes,
        List<Fault> faults,
        List<Leftover> leftovers,
        List<String> notChecked) {
    public VerifyReport {
        counts = Map.copyOf(counts);
        faults = List.copyOf(faults);
        leftovers = List.copyOf(leftovers);
        notChecked = List.copyOf(notChecked);
    }

    /** Objects of one zone by what became of them. */
    public record Counts(long valid, long invalid, long notFound, long cold, long bytes) {
        /** All of them. */
        public long objects() {
            return valid + invalid + notFound + cold;
        }
    }

    /** Whether nothing is wrong; what was not checked is neither right nor wrong. */
    public boolean isFaultless() {
        return faults.isEmpty();
    }
}
