package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.seal.SealPlan.Numbered;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds what is to be sealed next: first days that an earlier first day of the archive brought in, then days that are
 * sealed already and hold objects which came late, then the days after the last sealed one.
 */
public final class PlanStep {
    private final SealPorts ports;
    private final SealSettings settings;
    private final SealHistory history;
    private final Supplier<String> attempts;

    /** @param attempts gives a name that no attempt ever had, of lower-case letters and digits */
    PlanStep(SealPorts ports, SealSettings settings, SealHistory history, Supplier<String> attempts) {
        this.ports = ports;
        this.settings = settings;
        this.history = history;
        this.attempts = attempts;
    }

    /**
     * What comes of planning.
     *
     * @param cursor with which to plan the next time
     * @param plan empty if there is nothing to seal, or something is wrong
     * @param faults what is wrong
     */
    public record Outcome(SealCursor cursor, Optional<SealPlan> plan, List<SealFault> faults) {
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** Plans one manifest, of as many days as an engine takes. */
    public Outcome plan(SealCursor cursor) throws IOException {
        return plan(cursor, SealSettings.DAYS_MAX);
    }

    /**
     * Plans one manifest.
     *
     * @param daysMax the most days that it may have, at most {@link SealSettings#DAYS_MAX}
     */
    public Outcome plan(SealCursor cursor, int daysMax) throws IOException {
        Optional<SignedManifest> head = history.refresh();
        Optional<DayRange> gap = gap(daysMax);
        if (gap.isPresent()) {
            return planned(cursor, head, gap.get().days(), false, daysMax);
        }
        List<LocalDate> late = cursor.late().orElse(null);
        if (late == null) {
            late = history.sealedThrough().isEmpty()
                    ? List.of()
                    : new Listing(ports.objects())
                            .daysWithUnnamed(history, history.sealedThrough().get());
        }
        if (!late.isEmpty()) {
            int count = Math.min(late.size(), daysMax);
            SealCursor rest = new SealCursor(cursor.through(), Optional.of(late.subList(count, late.size())));
            return planned(rest, head, late.subList(0, count), true, daysMax);
        }
        SealCursor none = new SealCursor(cursor.through(), Optional.of(List.of()));
        LocalDate next = history.sealedThrough().map(day -> day.plusDays(1)).orElse(settings.firstDay());
        if (next.isAfter(cursor.through())) {
            return new Outcome(none, Optional.empty(), List.of());
        }
        return planned(
                none, head, DayRange.from(next, cursor.through(), daysMax).days(), false, daysMax);
    }

    /** The first days of the archive that no manifest names although later ones are sealed. */
    private Optional<DayRange> gap(int daysMax) {
        LocalDate day = settings.firstDay();
        while (history.day(day).isPresent()) {
            day = day.plusDays(1);
        }
        LocalDate first = day;
        return history.firstSealedFrom(first).map(next -> DayRange.from(first, next.minusDays(1), daysMax));
    }

    private Outcome planned(
            SealCursor cursor, Optional<SignedManifest> head, List<LocalDate> wanted, boolean late, int daysMax)
            throws IOException {
        Faults faults = new Faults();
        new Listing(ports.objects()).refuseStrangers(new TreeSet<>(wanted), history, faults);
        PlannedObjects found = late ? late(wanted, faults) : closing(wanted, faults);
        List<LocalDate> days = late ? found.days() : wanted;
        if (!faults.isEmpty()) {
            if (isOvertaken(head)) {
                // What looked wrong may be what the other sealer is about to do.
                return plan(cursor, daysMax);
            }
            return new Outcome(cursor, Optional.empty(), faults.list());
        }
        if (days.isEmpty()) {
            // Another sealer has named them meanwhile.
            return plan(cursor, daysMax);
        }
        String attempt = attempts.get();
        String key = AttemptFiles.folder(attempt) + "objects.jsonl";
        AttemptFiles.putObjects(ports.work(), key, found);
        SealPlan plan = new SealPlan(
                attempt,
                head.map(SignedManifest::asPrevious),
                late ? history.sealedThrough() : Optional.of(furthest(days)),
                late,
                numbered(days),
                months(days, late),
                key,
                found.named().stream()
                        .filter(object -> object.zone() == Zone.DELIVERED)
                        .count());
        return new Outcome(cursor, Optional.of(plan), List.of());
    }

    private boolean isOvertaken(Optional<SignedManifest> head) throws IOException {
        return !history.refresh().map(SignedManifest::asPrevious).equals(head.map(SignedManifest::asPrevious));
    }

    private LocalDate furthest(List<LocalDate> days) {
        LocalDate last = days.get(days.size() - 1);
        return history.sealedThrough().filter(present -> present.isAfter(last)).orElse(last);
    }

    private List<Numbered<LocalDate>> numbered(List<LocalDate> days) {
        return days.stream()
                .map(day -> new Numbered<>(
                        day,
                        history.day(day).map(SealHistory.SealedDay::generation).orElse(0) + 1))
                .toList();
    }

    /** Of days that are new, the months that they complete; of others the months that are complete already. */
    private List<Numbered<YearMonth>> months(List<LocalDate> days, boolean late) {
        Set<LocalDate> own = new TreeSet<>(days);
        List<Numbered<YearMonth>> months = new ArrayList<>();
        for (YearMonth month : new TreeSet<>(days.stream().map(YearMonth::from).toList())) {
            LocalDate end = month.atEndOfMonth();
            if (history.day(end).isPresent() || !late && own.contains(end)) {
                months.add(new Numbered<>(month, history.generations(month) + 1));
            }
        }
        return months;
    }

    private PlannedObjects late(List<LocalDate> days, Faults faults) throws IOException {
        Set<LocalDate> wanted = new TreeSet<>(days);
        Listing listing = new Listing(ports.objects());
        List<FoundObject> named = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            listing.objects(zone, wanted, history, faults).stream()
                    .filter(object ->
                            !history.names(object.key(), object.version().versionId()))
                    .forEach(named::add);
        }
        listing.refuseCold(named, faults);
        return new PlannedObjects(named, List.of());
    }

    /** The objects of the days, and the sources and errors of the day before and after, which may tell of these days. */
    private PlannedObjects closing(List<LocalDate> days, Faults faults) throws IOException {
        Set<LocalDate> own = new TreeSet<>(days);
        Set<LocalDate> beside =
                Set.of(days.get(0).minusDays(1), days.get(days.size() - 1).plusDays(1));
        Set<LocalDate> window = new TreeSet<>(own);
        window.addAll(beside);
        Listing listing = new Listing(ports.objects());
        List<FoundObject> named = new ArrayList<>();
        List<FoundObject> read = new ArrayList<>();
        for (Zone zone : Zone.values()) {
            for (FoundObject object : listing.objects(zone, zone == Zone.DELIVERED ? own : window, history, faults)) {
                (own.contains(object.day()) ? named : read).add(object);
            }
        }
        listing.refuseCold(named, faults);
        listing.refuseCold(read, faults);
        return new PlannedObjects(named, read);
    }
}
