package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.integrity.InvalidManifestException;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.ManifestStore;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.EachVersion;
import dev.invoicearchive.lifecycle.retention.scope.ObjectFailure;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes once through all versions that a case is about. */
final class HoldPass {
    private final ArchiveObjects objects;
    private final EachVersion each;
    private final HoldRun.Listener listener;
    private final Map<Long, Optional<DayRange>> manifests = new HashMap<>();
    private long versions;

    HoldPass(ArchiveObjects objects, int threads, HoldRun.Listener listener) {
        this.objects = objects;
        this.each = new EachVersion(threads);
        this.listener = listener;
    }

    /** Holds everything. */
    void hold(HoldCase wanted) throws IOException {
        go(wanted, version -> objects.hold(version, true));
    }

    /** Frees what none of these cases holds. */
    void free(HoldCase wanted, List<HoldCase> others) throws IOException {
        go(wanted, version -> {
            Optional<DayRange> period = period(version.key());
            if (period.isPresent() && others.stream().noneMatch(other -> other.covers(version.key(), period.get()))) {
                objects.hold(version, false);
            }
        });
    }

    /** How many versions were gone through. */
    long versions() {
        return versions;
    }

    List<ObjectFailure> failures() {
        return each.failures();
    }

    private void go(HoldCase wanted, EachVersion.Work work) throws IOException {
        for (Scope scope : wanted.scopes()) {
            scope.versions(objects, found -> {
                List<ObjectVersion> meant = new ArrayList<>();
                for (ObjectVersion version : found) {
                    if (period(version.key())
                            .filter(period -> scope.covers(version.key(), period))
                            .isPresent()) {
                        meant.add(version);
                    }
                }
                each.run(meant, work);
                versions += meant.size();
                listener.done(meant.size());
            });
        }
    }

    private Optional<DayRange> period(String key) throws IOException {
        if (ArchiveZone.of(key).filter(zone -> zone == ArchiveZone.MANIFESTS).isEmpty()) {
            return ArchiveZone.of(key).flatMap(zone -> zone.period(key));
        }
        OptionalLong sequence = ManifestKeys.sequenceOfManifest(key);
        long number = sequence.isPresent()
                ? sequence.getAsLong()
                : ManifestKeys.sequenceOfSignature(key).orElse(0);
        synchronized (manifests) {
            if (!manifests.containsKey(number)) {
                manifests.put(number, daysOfManifest(number));
            }
            return manifests.get(number);
        }
    }

    /** From its first to its last day, as the sealer sees it. One that cannot be read may be about any day. */
    private Optional<DayRange> daysOfManifest(long number) throws IOException {
        try {
            return new ManifestStore(objects)
                    .find(number)
                    .map(SignedManifest::manifest)
                    .map(Manifest::days)
                    .filter(days -> !days.isEmpty())
                    .map(days -> new DayRange(
                            days.get(0).day(), days.get(days.size() - 1).day()));
        } catch (InvalidManifestException e) {
            return Optional.of(new DayRange(LocalDate.EPOCH, LocalDate.of(9999, 12, 31)));
        }
    }
}
