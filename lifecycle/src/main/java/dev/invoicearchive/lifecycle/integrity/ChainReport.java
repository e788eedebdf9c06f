package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a walk along the chain found.
 *
 * @param valid how many manifests are proven
 * @param head the last proven manifest; empty if there is none
 * @param keyFromArchive whether the first key was taken from the archive itself, which proves less than a key that was
 *     kept elsewhere
 * @param versions every object under {@code manifests/} that the chain consists of, for further checks
 * @param faults in the order of the chain
 * @param leftovers of sealers that lost or died
 */
public record ChainReport(
        long valid,
        Optional<ChainLink> head,
        boolean keyFromArchive,
        List<ObjectVersion> versions,
        List<Fault> faults,
        List<Leftover> leftovers) {
    public ChainReport {
        versions = List.copyOf(versions);
        faults = List.copyOf(faults);
        leftovers = List.copyOf(leftovers);
    }
}
