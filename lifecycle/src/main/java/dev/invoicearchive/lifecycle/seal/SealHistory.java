package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all manifests together say, read once and then only what is new. Of the named objects it keeps 32 bytes each, so
 * that seven years of them fit.
 */
final class SealHistory {
    private final SealManifests manifests;
    private final NavigableMap<LocalDate, SealedDay> days = new TreeMap<>();
    private final Map<YearMonth, Integer> months = new TreeMap<>();
    private final EventSet named = new EventSet();
    private Optional<SignedManifest> head = Optional.empty();
    private long read;

    SealHistory(SealManifests manifests) {
        this.manifests = manifests;
    }

    /**
     * What the manifests say of one day.
     *
     * @param generation of its last entry
     * @param manifest the number of the last manifest that names it
     * @param rows of all its entries
     * @param errors how many error objects arrived on it
     * @param files all its sealed files
     */
    record SealedDay(int generation, long manifest, long rows, long errors, List<SealedFile> files) {
        static final SealedDay NONE = new SealedDay(0, 0, 0, 0, List.of());

        SealedDay {
            files = List.copyOf(files);
        }

        SealedDay with(DayEntry entry, long sequence) {
            List<SealedFile> all = new ArrayList<>(files);
            all.addAll(entry.sealed());
            return new SealedDay(
                    Math.max(generation, entry.generation()),
                    sequence,
                    rows + entry.totals().rows(),
                    errors + entry.errors().size(),
                    all);
        }
    }

    /** Reads what is new, and gives the last manifest. */
    Optional<SignedManifest> refresh() throws IOException {
        do {
            head = manifests.head();
            if (head.isPresent() && head.get().manifest().sequence() > read) {
                manifests.after(read, this::add);
            }
        } while (head.isPresent() && head.get().manifest().sequence() != read);
        return head;
    }

    /** The last sealed day; every day before it down to {@link #firstDay} may still be a gap. */
    Optional<LocalDate> sealedThrough() {
        return head.flatMap(link -> link.manifest().sealedThrough());
    }

    /** What is known of a day that some manifest names; empty for any other. */
    Optional<SealedDay> day(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    /** The days that some manifest names, in order. */
    NavigableMap<LocalDate, SealedDay> days() {
        return days;
    }

    /** The first day on or after another one that some manifest names. */
    Optional<LocalDate> firstSealedFrom(LocalDate day) {
        return Optional.ofNullable(days.ceilingKey(day));
    }

    /** How often a monthly roll-up of a month was published. */
    int generations(YearMonth month) {
        return months.getOrDefault(month, 0);
    }

    /** Whether some manifest names exactly this version. */
    boolean names(String key, String versionId) {
        return named.contains(name(key, versionId));
    }

    private void add(Manifest manifest) {
        if (manifest.sequence() <= read) {
            return;
        }
        for (DayEntry entry : manifest.days()) {
            days.merge(
                    entry.day(),
                    SealedDay.NONE.with(entry, manifest.sequence()),
                    (known, ignored) -> known.with(entry, manifest.sequence()));
            entry.delivered().forEach(this::name);
            entry.source().forEach(this::name);
            entry.errors().forEach(this::name);
        }
        for (SealedFile file : manifest.rollups()) {
            PublishedKey.parse(file.key())
                    .filter(key -> key.zone() == PublishedKey.Zone.ROLLUP_MONTHLY)
                    .ifPresent(key -> months.merge(YearMonth.from(key.start()), key.generation(), Math::max));
        }
        read = manifest.sequence();
    }

    private void name(KnownObject object) {
        named.add(name(object.key(), object.versionId()));
    }

    private static EventKey name(String key, String versionId) {
        // No key holds a line end.
        return EventKey.of(key + "\n" + versionId);
    }
}
