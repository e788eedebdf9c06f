package dev.invoicearchive.lifecycle.retention.scope;

import dev.invoicearchive.lifecycle.seal.DayRange;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.PublishedKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parts of the archive bucket that hold something about days. */
public enum ArchiveZone {
    /** Delivered rows, by the day in which the changes happened. */
    INVOICE(ObjectKeys.DELIVERED),
    /** Untransformed records, by the day on which they arrived. */
    SOURCE(ObjectKeys.SOURCE),
    /** Records that could not be transformed or delivered, by the day on which they arrived. */
    ERRORS(ObjectKeys.ERRORS),
    /** Sealed rows, by the day in which the changes happened. */
    SEALED(ObjectKeys.SEALED),
    /** Daily and monthly totals. */
    ROLLUP(ObjectKeys.ROLLUP),
    /** Signed manifests; only their content says which days they are about. */
    MANIFESTS(ObjectKeys.MANIFESTS);

    private final String prefix;

    ArchiveZone(String prefix) {
        this.prefix = prefix;
    }

    /** What its keys begin with, such as {@code Invoice/}. */
    public String prefix() {
        return prefix;
    }

    /** As people write it: the prefix without its slash. */
    public String word() {
        return prefix.substring(0, prefix.length() - 1);
    }

    /** Whether its days are those on which records arrived. */
    public boolean isByArrival() {
        return this == SOURCE || this == ERRORS;
    }

    /** The zone of a key; empty if it lies in none. */
    public static Optional<ArchiveZone> of(String key) {
        return Arrays.stream(values())
                .filter(zone -> key.startsWith(zone.prefix))
                .findFirst();
    }

    /** The days that an object is about, as its key says; empty if the key does not say it. */
    public Optional<DayRange> period(String key) {
        return switch (this) {
            case INVOICE -> ObjectKeys.eventHour(key).map(EventHour::day).map(ArchiveZone::one);
            case SOURCE, ERRORS ->
                ObjectKeys.arrivalHour(key).map(EventHour::day).map(ArchiveZone::one);
            case SEALED, ROLLUP -> PublishedKey.parse(key).map(ArchiveZone::published);
            case MANIFESTS -> Optional.empty();
        };
    }

    /** The prefixes under which everything about these days lies, and not much more. */
    List<String> prefixes(DayRange days) {
        List<String> found = new ArrayList<>();
        YearMonth last = YearMonth.from(days.last());
        for (YearMonth month = YearMonth.from(days.first()); !month.isAfter(last); month = month.plusMonths(1)) {
            switch (this) {
                case INVOICE, SOURCE -> found.add(prefix + month.toString().replace('-', '/') + "/");
                case SEALED -> found.add(prefix + "day=" + month);
                case ROLLUP -> {
                    found.add(ObjectKeys.ROLLUP_DAILY + "day=" + month);
                    found.add(ObjectKeys.ROLLUP_MONTHLY + "month=" + month);
                }
                case ERRORS, MANIFESTS -> {
                    // Their keys begin with something else than the day, and there are few.
                    return List.of(prefix);
                }
            }
        }
        return found;
    }

    private static DayRange one(LocalDate day) {
        return new DayRange(day, day);
    }

    private static DayRange published(PublishedKey key) {
        return key.zone() == PublishedKey.Zone.ROLLUP_MONTHLY
                ? new DayRange(key.start(), YearMonth.from(key.start()).atEndOfMonth())
                : one(key.start());
    }
}
