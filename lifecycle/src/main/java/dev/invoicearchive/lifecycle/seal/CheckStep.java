package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.seal.AttemptFiles.HashedLine;
import dev.invoicearchive.lifecycle.seal.SealEngine.WorkFiles;
import dev.invoicearchive.lifecycle.seal.SealPlan.Numbered;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves a seal before it is signed: SQL over the delivered objects, SQL over the compacted rows and this program, which
 * reads every compacted file, must agree for each day; and no event that any object tells of may be missing.
 */
public final class CheckStep {
    private final SealPorts ports;
    private final SealHistory history;
    private final Workers workers;

    CheckStep(SealPorts ports, SealHistory history, Workers workers) {
        this.ports = ports;
        this.history = history;
        this.workers = workers;
    }

    /**
     * What comes of the check.
     *
     * @param checked empty if something is wrong
     * @param moved whether objects came or went since the plan, or another sealer published, so that a new plan may
     *     succeed
     * @param faults what is wrong; empty if another sealer published
     */
    public record Outcome(Optional<CheckedSeal> checked, boolean moved, List<SealFault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** Checks. */
    public Outcome check(SealPlan plan, Hashed hashed, Compacted compacted) throws IOException {
        if (isOvertaken(plan)) {
            return new Outcome(Optional.empty(), true, List.of());
        }
        Faults faults = new Faults();
        List<HashedLine> objects = AttemptFiles.lines(ports.work(), hashed.objectsKey(), HashedLine.class);
        PublishedFiles files = new PublishedFiles(ports.work(), faults);
        EngineTotals engine = new EngineTotals(ports.engine(), plan, faults);
        if (!compacted.isEmpty()) {
            List<Job> jobs = jobs(workFiles(compacted));
            workers.together(List.of(
                    () -> {
                        engine.ask(compacted.work());
                        return null;
                    },
                    () -> {
                        workers.forEach(jobs, job -> job.read(files));
                        return null;
                    }));
        }
        engine.compare(files, objects);
        comparePeriods(plan, files, faults);
        new EventCheck(ports, history, plan, files, faults).run(hashed, workers);
        if (!faults.isEmpty()) {
            return isOvertaken(plan)
                    ? new Outcome(Optional.empty(), true, List.of())
                    : new Outcome(Optional.empty(), hasMoved(plan), faults.list());
        }
        String key = AttemptFiles.folder(plan.attempt()) + compacted.work() + "-entries.json";
        ports.work().put(key, SealJson.bytes(entries(plan, objects, files)));
        return new Outcome(Optional.of(new CheckedSeal(key, compacted.work())), false, List.of());
    }

    /** Whether another sealer has published, which changes what the engine sees. */
    private boolean isOvertaken(SealPlan plan) throws IOException {
        return !history.refresh().map(SignedManifest::asPrevious).equals(plan.previous());
    }

    /** A file to read. */
    private record Job(PublishedKey.Zone zone, String key) {
        private void read(PublishedFiles files) throws IOException {
            if (zone == PublishedKey.Zone.SEALED) {
                files.rows(key);
            } else {
                files.rollup(zone, key);
            }
        }
    }

    private static List<Job> jobs(WorkFiles files) {
        List<Job> jobs = new ArrayList<>();
        files.rows().forEach(key -> jobs.add(new Job(PublishedKey.Zone.SEALED, key)));
        files.daily().forEach(key -> jobs.add(new Job(PublishedKey.Zone.ROLLUP_DAILY, key)));
        files.monthly().forEach(key -> jobs.add(new Job(PublishedKey.Zone.ROLLUP_MONTHLY, key)));
        return jobs;
    }

    private WorkFiles workFiles(Compacted compacted) throws IOException {
        try (InputStream content = ports.work().open(compacted.filesKey())) {
            return SealJson.read(new String(content.readAllBytes(), StandardCharsets.UTF_8), WorkFiles.class);
        }
    }

    /** Every file must belong to a day or month of the plan, and each day with rows must have a daily roll-up. */
    private static void comparePeriods(SealPlan plan, PublishedFiles files, Faults faults) {
        Set<LocalDate> days = plan.daySet();
        Set<LocalDate> months = new HashSet<>();
        plan.months().forEach(month -> months.add(month.period().atDay(1)));
        Map<PublishedKey.Zone, Set<LocalDate>> planned = Map.of(
                PublishedKey.Zone.SEALED, days,
                PublishedKey.Zone.ROLLUP_DAILY, days,
                PublishedKey.Zone.ROLLUP_MONTHLY, months);
        planned.forEach((zone, periods) -> files.periods(zone).stream()
                .filter(period -> !periods.contains(period))
                .forEach(period -> faults.add(unplanned(zone, period))));
        List<LocalDate> withRows = files.periods(PublishedKey.Zone.SEALED);
        if (!withRows.equals(files.periods(PublishedKey.Zone.ROLLUP_DAILY))) {
            faults.add(SealFault.of(
                    "Invalid daily roll-up of " + plan.range(),
                    files.periods(PublishedKey.Zone.ROLLUP_DAILY).size() + " days",
                    withRows.size() + ", those with rows",
                    "Nothing is published. Seal again, and report it if it stays."));
        }
    }

    private static SealFault unplanned(PublishedKey.Zone zone, LocalDate period) {
        return SealFault.of(
                "Invalid work file of " + zone.prefix(),
                "one of " + period,
                "only periods that are being sealed",
                "Nothing is published. Seal again, and report it if it stays.");
    }

    private boolean hasMoved(SealPlan plan) throws IOException {
        Set<String> planned = new HashSet<>();
        PlannedObjects objects = AttemptFiles.objects(ports.work(), plan.objectsKey());
        objects.named().forEach(object -> planned.add(name(object)));
        Set<String> present = new HashSet<>();
        Listing listing = new Listing(ports.objects());
        for (Zone zone : Zone.values()) {
            listing.objects(zone, plan.daySet(), history, new Faults()).stream()
                    .filter(object -> !plan.late()
                            || !history.names(object.key(), object.version().versionId()))
                    .forEach(object -> present.add(name(object)));
        }
        return !present.equals(planned);
    }

    private static String name(FoundObject object) {
        return object.key() + "\n" + object.version().versionId();
    }

    private static ManifestEntries entries(SealPlan plan, List<HashedLine> objects, PublishedFiles files) {
        List<DayEntry> days = new ArrayList<>();
        List<SealedFile> rollups = new ArrayList<>();
        for (Numbered<LocalDate> day : plan.days()) {
            ControlTotals totals = files.totals(day.period());
            days.add(new DayEntry(
                    day.period(),
                    day.generation(),
                    totals,
                    of(objects, Zone.DELIVERED, day.period()),
                    of(objects, Zone.SOURCE, day.period()),
                    of(objects, Zone.ERRORS, day.period()),
                    files.files(PublishedKey.Zone.SEALED, day.period(), day.generation())));
            rollups.addAll(files.files(PublishedKey.Zone.ROLLUP_DAILY, day.period(), day.generation()));
        }
        for (Numbered<YearMonth> month : plan.months()) {
            rollups.addAll(
                    files.files(PublishedKey.Zone.ROLLUP_MONTHLY, month.period().atDay(1), month.generation()));
        }
        return new ManifestEntries(days, rollups);
    }

    private static List<KnownObject> of(List<HashedLine> objects, Zone zone, LocalDate day) {
        return objects.stream()
                .filter(line -> line.zone() == zone && line.day().equals(day))
                .map(HashedLine::object)
                .toList();
    }
}
