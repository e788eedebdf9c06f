package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Completes what the last manifest announced: copies, locks, the view, the table of days. Whatever of it is done already
 * stays as it is, so that it may be run at any time and by anybody.
 */
public final class FinishStep {
    private final SealPorts ports;
    private final SealSettings settings;
    private final SealHistory history;
    private final Workers workers;

    /** The number of the manifest whose files are in their places; 0 if there is none. */
    private long settled;

    /** The number of the manifest that the view and the table of days know of. */
    private long told;

    FinishStep(SealPorts ports, SealSettings settings, SealHistory history, Workers workers) {
        this.ports = ports;
        this.settings = settings;
        this.history = history;
        this.workers = workers;
    }

    /**
     * What comes of finishing.
     *
     * @param sealedThrough the last sealed day; empty if none is
     * @param published whether every file of the last manifest is in its place; only then may the next be planned
     * @param faults what was found on the way
     */
    public record Outcome(Optional<LocalDate> sealedThrough, boolean published, List<SealFault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** Finishes, to the view; does so again if another sealer went on meanwhile, for then this told too little. */
    public Outcome finish() throws IOException {
        Outcome outcome = settle();
        while (outcome.published() && told != settled) {
            long telling = settled;
            ports.objects().put(ObjectKeys.DAYS, DaysFile.of(history));
            ports.engine().showSealedThrough(history.sealedThrough());
            told = telling;
            outcome = settle();
        }
        return outcome;
    }

    /**
     * Copies and locks, and leaves the view as it is: between two manifests of one run, for while the view names an older
     * day the delivered objects answer.
     */
    Outcome settle() throws IOException {
        Optional<SignedManifest> head = history.refresh();
        Faults faults = new Faults();
        if (head.isPresent() && head.get().manifest().sequence() != settled) {
            Manifest manifest = head.get().manifest();
            if (!protect(head.get(), faults)) {
                return new Outcome(history.sealedThrough(), false, faults.list());
            }
            ports.engine().forget(manifest.attempt());
            settled = manifest.sequence();
        }
        return new Outcome(history.sealedThrough(), true, faults.list());
    }

    /**
     * Copies and locks, again if a hold was opened meanwhile: whoever opens one goes only through what is there then.
     *
     * @return whether every file is in its place
     */
    private boolean protect(SignedManifest head, Faults faults) throws IOException {
        OpenHolds.Held held;
        do {
            held = ports.holds().current();
            copy(head.manifest(), held, faults);
            if (!faults.isEmpty()) {
                return false;
            }
            lock(head.manifest(), held, faults);
            hold(head, held);
        } while (!ports.holds().current().equals(held));
        return true;
    }

    private void hold(SignedManifest head, OpenHolds.Held held) throws IOException {
        List<DayEntry> days = head.manifest().days();
        String key = ManifestKeys.manifest(head.manifest().sequence());
        if (!days.isEmpty()
                && held.covers(
                        key,
                        new DayRange(
                                days.get(0).day(), days.get(days.size() - 1).day()))) {
            String signature = ManifestKeys.signature(head.manifest().sequence(), head.sha256());
            for (String each : List.of(key, signature)) {
                Optional<ObjectVersion> version = ports.objects().find(each);
                if (version.isPresent()) {
                    ports.objects().hold(version.get(), true);
                }
            }
        }
    }

    private void copy(Manifest manifest, OpenHolds.Held held, Faults faults) throws IOException {
        List<SealedFile> files = new ArrayList<>(manifest.rollups());
        manifest.days().forEach(day -> files.addAll(day.sealed()));
        Locks locks = new Locks(ports.objects(), settings, ports.clock());
        workers.forEach(files, file -> copy(file, locks, held, faults));
    }

    private void copy(SealedFile file, Locks locks, OpenHolds.Held held, Faults faults) throws IOException {
        boolean hold = held.covers(file.key(), period(file));
        Optional<ObjectVersion> copied;
        try {
            copied = ports.objects()
                    .copyIfAbsent(
                            file.sourceBucket(), file.sourceKey(), file.key(), file.sha256(), locks.ofNewVersion(hold));
        } catch (IOException e) {
            // The work area does not keep files for ever; what was copied needs none.
            if (ports.objects().find(file.key()).isEmpty()) {
                throw e;
            }
            copied = Optional.empty();
        }
        if (copied.isEmpty()) {
            checkPresent(file, hold, faults);
        }
    }

    /** What is there under the key must be the file: nobody else may have put something there. */
    private void checkPresent(SealedFile file, boolean hold, Faults faults) throws IOException {
        Optional<ObjectVersion> present = ports.objects().find(file.key());
        String found = present.isEmpty()
                ? "a deleted object"
                : "SHA-256 " + Content.sha256(ports.objects().open(present.get()));
        if (!found.equals("SHA-256 " + file.sha256())) {
            faults.add(SealFault.of(
                    "Invalid object " + file.key(),
                    found,
                    "SHA-256 " + file.sha256() + " as the last manifest says",
                    "Find out who put or deleted it; until it is mended, nothing more is sealed."));
        } else if (hold) {
            ports.objects().hold(present.get(), true);
        }
    }

    private static DayRange period(SealedFile file) {
        PublishedKey key = PublishedKey.parse(file.key()).orElseThrow();
        LocalDate last = key.zone() == PublishedKey.Zone.ROLLUP_MONTHLY
                ? YearMonth.from(key.start()).atEndOfMonth()
                : key.start();
        return new DayRange(key.start(), last);
    }

    private void lock(Manifest manifest, OpenHolds.Held held, Faults faults) throws IOException {
        Set<LocalDate> days = new TreeSet<>();
        manifest.days().forEach(entry -> days.add(entry.day()));
        if (days.isEmpty()) {
            return;
        }
        lock(manifest, Zone.DELIVERED, DayEntry::delivered, days, held, faults);
        lock(manifest, Zone.SOURCE, DayEntry::source, days, held, faults);
        lock(manifest, Zone.ERRORS, DayEntry::errors, days, held, faults);
    }

    private void lock(
            Manifest manifest,
            Zone zone,
            Function<DayEntry, List<KnownObject>> objectsOf,
            Set<LocalDate> days,
            OpenHolds.Held held,
            Faults faults)
            throws IOException {
        List<Named> named = new ArrayList<>();
        manifest.days()
                .forEach(entry -> objectsOf.apply(entry).forEach(object -> named.add(new Named(entry.day(), object))));
        if (named.isEmpty()) {
            return;
        }
        Map<String, Map<String, ObjectVersion>> versions = new Listing(ports.objects()).versions(zone, days);
        Locks locks = new Locks(ports.objects(), settings, ports.clock());
        workers.forEach(named, object -> {
            KnownObject known = object.object();
            ObjectVersion version = versions.getOrDefault(known.key(), Map.of()).get(known.versionId());
            if (version == null) {
                faults.add(SealFault.of(
                        "Missing version " + known.versionId() + " of object " + known.key(),
                        "none",
                        "the version that manifest " + manifest.sequence() + " names",
                        "Its rows are sealed. Run ./archive verify to learn what else is missing."));
            } else {
                locks.lock(version, held.covers(known.key(), object.day()));
            }
        });
    }

    private record Named(LocalDate day, KnownObject object) {}
}
