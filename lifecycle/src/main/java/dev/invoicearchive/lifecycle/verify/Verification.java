package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Chain;
import dev.invoicearchive.lifecycle.integrity.ChainLink;
import dev.invoicearchive.lifecycle.integrity.ChainReport;
import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Proves an archive: first the chain, then what its manifests name, day by day, then that nothing else is there. What is
 * wrong is a value in the report; an exception means that the place could not be read.
 */
public final class Verification {
    private final ArchiveObjects objects;
    private final VerifyRequest request;
    private final Findings findings;
    private final VerifyProgress progress;
    private final DayIndex index;
    private final NamedKeys named = new NamedKeys();
    private long planned;

    private Verification(ArchiveObjects objects, VerifyRequest request, VerifyProgress progress) {
        this.objects = objects;
        this.request = request;
        this.progress = progress;
        this.findings = new Findings(progress);
        this.index = new DayIndex(objects);
    }

    /**
     * Verifies an archive.
     *
     * @throws IOException if the place cannot be read
     */
    public static VerifyReport run(ArchiveObjects objects, VerifyRequest request, VerifyProgress progress)
            throws IOException {
        return new Verification(objects, request, progress).run();
    }

    private VerifyReport run() throws IOException {
        ChainReport chain = new Chain(objects, request.publicKey(), request.keptHead())
                .walk((manifest, proven) -> addManifest(manifest));
        chain.faults().forEach(findings::fault);
        chain.leftovers().forEach(findings::leftover);
        countManifests(chain);
        if (request.reads(VerifyLevel.SEALED)) {
            checkObjects(chain);
        }
        sayWhatIsNotChecked();
        return new VerifyReport(
                chain.head(),
                chain.keyFromArchive(),
                findings.counts(),
                findings.rows(),
                findings.sourceEvents(),
                findings.openObjects(),
                findings.bytes(),
                findings.faults(),
                findings.leftovers(),
                findings.notChecked());
    }

    private void addManifest(Manifest manifest) {
        index.add(manifest);
        manifest.rollups().forEach(file -> add(file.key(), request.isWhole()));
        for (Manifest.DayEntry entry : manifest.days()) {
            boolean covered = request.covers(entry.day());
            entry.sealed().forEach(file -> add(file.key(), covered));
            if (request.reads(VerifyLevel.FULL)) {
                entry.delivered().forEach(object -> add(object.key(), covered));
                entry.source().forEach(object -> add(object.key(), covered));
                entry.errors().forEach(object -> add(object.key(), covered));
            }
        }
    }

    private void add(String key, boolean covered) {
        planned += covered ? 1 : 0;
        if (!named.add(key)) {
            findings.fault(new Fault(Kind.CHAIN, key, "named by one manifest", "named again by a later one"));
        }
    }

    private void countManifests(ChainReport chain) throws IOException {
        LockCheck locks = new LockCheck(objects, request.lock());
        for (ObjectVersion version : chain.versions()) {
            List<Fault> faults = locks.check(version, version.createdAt());
            faults.forEach(findings::fault);
            boolean faultless = faults.isEmpty()
                    && chain.faults().stream().noneMatch(fault -> fault.object().equals(version.key()));
            findings.count(Zone.MANIFESTS, faultless ? Outcome.VALID : Outcome.INVALID, version.size());
        }
        chain.faults().stream()
                .filter(fault -> fault.kind() == Kind.NOT_FOUND)
                .forEach(fault -> findings.count(Zone.MANIFESTS, Outcome.NOT_FOUND, 0));
    }

    private void checkObjects(ChainReport chain) throws IOException {
        progress.begin(planned);
        ObjectCheck check = new ObjectCheck(objects, findings, request, () -> answers(chain));
        try (SourceAccount account = new SourceAccount(objects, findings, closedDays(chain)::test)) {
            DayCheck days = new DayCheck(check, findings, account, request);
            Workers.forEach(request.threads(), daysToCheck(), day -> days.check(day, index.entries(day)));
            if (request.isWhole()) {
                Workers.forEach(request.threads(), index.rollups(), file -> check.check(file, content -> List.of()));
            } else if (request.reads(VerifyLevel.FULL)) {
                checkDaysBeside(account, check);
            }
            if (request.reads(VerifyLevel.FULL)) {
                account.finish();
            }
        }
        lookForUnnamed(chain);
    }

    private List<LocalDate> daysToCheck() {
        return index.days().keySet().stream().filter(request::covers).toList();
    }

    /** Of which days every event must be accounted for. */
    private Predicate<LocalDate> closedDays(ChainReport chain) {
        Optional<LocalDate> through = chain.head().flatMap(ChainLink::sealedThrough);
        boolean complete = chain.faults().isEmpty();
        return day -> request.covers(day)
                && through.filter(last -> !day.isAfter(last)).isPresent()
                && (complete || index.days().containsKey(day));
    }

    /** Records of the last day may have arrived on the next one, and failed on the one after. */
    private void checkDaysBeside(SourceAccount account, ObjectCheck check) throws IOException {
        if (request.to().isEmpty()) {
            return;
        }
        LocalDate next = request.to().get().plusDays(1);
        for (DayIndex.Entry entry : index.entries(next)) {
            account.check(Zone.SOURCE, entry, check);
            account.check(Zone.ERRORS, entry, check);
        }
        for (DayIndex.Entry entry : index.entries(next.plusDays(1))) {
            account.check(Zone.ERRORS, entry, check);
        }
    }

    private void lookForUnnamed(ChainReport chain) throws IOException {
        Optional<Instant> made = chain.head().map(ChainLink::createdAt);
        UnnamedObjects unnamed = new UnnamedObjects(
                named, findings, chain.head().flatMap(ChainLink::sealedThrough), made, !request.isOffline());
        if (!request.isWhole()) {
            for (LocalDate day : daysToCheck()) {
                for (Zone zone : zonesWithDays()) {
                    unnamed.list(objects, ObjectDays.prefix(zone, day));
                }
            }
        } else if (request.reads(VerifyLevel.FULL)) {
            unnamed.list(objects, "");
            new LateRows(objects, findings, index).check(unnamed.lateDelivered(), unnamed.unnamedSources());
        } else {
            unnamed.list(objects, ObjectKeys.ROLLUP);
            unnamed.list(objects, ObjectKeys.SEALED);
        }
    }

    private List<Zone> zonesWithDays() {
        return request.reads(VerifyLevel.FULL)
                ? List.of(Zone.SEALED, Zone.ROLLUP, Zone.DELIVERED, Zone.SOURCE)
                : List.of(Zone.SEALED, Zone.ROLLUP);
    }

    /** Whether the place gives out what it gave before: the head of the chain. */
    private boolean answers(ChainReport chain) {
        if (chain.head().isEmpty()) {
            return false;
        }
        try {
            Optional<ObjectVersion> head =
                    objects.find(ManifestKeys.manifest(chain.head().get().sequence()));
            if (head.isEmpty()) {
                return false;
            }
            try (InputStream content = objects.open(head.get())) {
                return content.readAllBytes().length == head.get().size();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private void sayWhatIsNotChecked() {
        if (request.isOffline()) {
            findings.notChecked("versions and locks: not checked (offline)");
        }
        if (!request.isWhole()) {
            findings.notChecked("objects of other days than those asked for, and monthly roll-ups");
        }
        switch (request.level()) {
            case CHAIN -> findings.notChecked("objects: only manifests and signatures were read (--level chain)");
            case SEALED ->
                findings.notChecked("delivered, source and error objects, and source events (--level sealed)");
            case FULL -> {
                // Everything was read.
            }
        }
    }
}
