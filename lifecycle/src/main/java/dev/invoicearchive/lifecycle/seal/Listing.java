package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RestoreState;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists what lies in the bucket. */
final class Listing {
    private final ArchiveObjects objects;

    Listing(ArchiveObjects objects) {
        this.objects = objects;
    }

    /** Every version of every object of a zone that belongs to one of these days, by key and version id. */
    Map<String, Map<String, ObjectVersion>> versions(Zone zone, Set<LocalDate> days) throws IOException {
        Map<String, Map<String, ObjectVersion>> found = new TreeMap<>();
        for (String prefix : zone.prefixes(days)) {
            objects.versions(prefix, version -> {
                if (zone.dayOf(version.key()).filter(days::contains).isPresent()) {
                    found.computeIfAbsent(version.key(), key -> new HashMap<>()).put(version.versionId(), version);
                }
            });
        }
        return found;
    }

    /**
     * The objects of a zone that belong to one of these days, in the order of their keys. An object that was overwritten or
     * deleted before a manifest named it is a fault: nobody may do either. Of one that a manifest names, this is the named
     * version; whether another lies above it is a question for the verification.
     */
    List<FoundObject> objects(Zone zone, Set<LocalDate> days, SealHistory history, Faults faults) throws IOException {
        List<FoundObject> found = new ArrayList<>();
        versions(zone, days).forEach((key, versions) -> one(key, versions.values(), history, faults)
                .ifPresent(version ->
                        found.add(new FoundObject(zone, zone.dayOf(key).orElseThrow(), version))));
        return found;
    }

    private static Optional<ObjectVersion> one(
            String key, Collection<ObjectVersion> versions, SealHistory history, Faults faults) {
        Optional<ObjectVersion> named = versions.stream()
                .filter(version -> history.names(key, version.versionId()))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        if (versions.stream().anyMatch(ObjectVersion::deleteMarker)) {
            faults.add(SealFault.of(
                    "Invalid object " + key,
                    "deleted, " + versions.size() + " versions and markers",
                    "exactly one version",
                    "Find out who deleted it, and have the marker taken away."));
            return Optional.empty();
        }
        if (versions.size() > 1) {
            faults.add(SealFault.of(
                    "Invalid object " + key,
                    versions.size() + " versions",
                    "exactly one",
                    "Find out who overwrote it; the oldest version is the delivered one."));
            return Optional.empty();
        }
        return Optional.of(versions.iterator().next());
    }

    /** Sealed days up to {@code through} that hold an object which no manifest names. Reads the whole listing. */
    List<LocalDate> daysWithUnnamed(SealHistory history, LocalDate through) throws IOException {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Zone zone : Zone.values()) {
            Newcomers newcomers = new Newcomers(zone, history, through, days);
            objects.versions(zone.prefix(), newcomers);
            newcomers.endKey();
        }
        return List.copyOf(days);
    }

    /** Finds files of rows of these days that no manifest names: whoever put them there, queries would count them. */
    void refuseStrangers(Set<LocalDate> days, SealHistory history, Faults faults) throws IOException {
        TreeSet<YearMonth> months =
                new TreeSet<>(days.stream().map(YearMonth::from).toList());
        for (YearMonth month : months) {
            objects.versions(ObjectKeys.SEALED + "day=" + month, version -> {
                Optional<LocalDate> day = PublishedKey.parse(version.key())
                        .map(PublishedKey::start)
                        .filter(days::contains);
                boolean named = day.flatMap(history::day).stream()
                        .flatMap(known -> known.files().stream())
                        .anyMatch(file -> file.key().equals(version.key()));
                if (day.isPresent() && !named) {
                    faults.add(SealFault.of(
                            "Invalid object " + version.key(),
                            "one that no manifest names",
                            "none",
                            "Find out who put it there, and have it taken away."));
                }
            });
        }
    }

    /** Finds the days of objects of which no version is named; the versions of a key come one after the other. */
    private static final class Newcomers implements ArchiveObjects.Visitor {
        private final Zone zone;
        private final SealHistory history;
        private final LocalDate through;
        private final Set<LocalDate> days;
        private String key = "";
        private boolean named;

        private Newcomers(Zone zone, SealHistory history, LocalDate through, Set<LocalDate> days) {
            this.zone = zone;
            this.history = history;
            this.through = through;
            this.days = days;
        }

        @Override
        public void visit(ObjectVersion version) {
            if (!version.key().equals(key)) {
                endKey();
                key = version.key();
                named = false;
            }
            named |= history.names(key, version.versionId());
        }

        private void endKey() {
            if (!named) {
                zone.dayOf(key)
                        .filter(day -> !day.isAfter(through))
                        .filter(day -> history.day(day).isPresent())
                        .ifPresent(days::add);
            }
        }
    }

    /** Says which days hold objects that must be restored before they can be read, one fault for each zone. */
    void refuseCold(List<FoundObject> found, Faults faults) throws IOException {
        Map<Zone, TreeSet<LocalDate>> cold = new TreeMap<>();
        for (FoundObject object : found) {
            if (!object.version().storageClass().isQueryable()
                    && objects.restoreState(object.version()).stage() != RestoreState.Stage.RESTORED) {
                cold.computeIfAbsent(object.zone(), zone -> new TreeSet<>()).add(object.day());
            }
        }
        cold.forEach((zone, days) -> faults.add(SealFault.of(
                "Cannot read objects of " + zone.prefix(),
                "cold ones on " + days.size() + " days: " + told(days),
                "readable ones, since no manifest names these days yet",
                "Restore them with ./archive restore --from " + days.first() + " --to " + days.last()
                        + " and seal again.")));
    }

    private static String told(TreeSet<LocalDate> days) {
        int told = 10;
        String first = String.join(
                ", ", days.stream().limit(told).map(LocalDate::toString).toList());
        return days.size() > told ? first + ", ..." : first;
    }
}
