package dev.invoicearchive.lifecycle.retention.explain;

import dev.invoicearchive.lifecycle.cost.restore.RetrievalOffer;
import dev.invoicearchive.lifecycle.retention.RetentionEnd;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import dev.invoicearchive.model.ObjectKeys;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rules do to an object of a day and a size, year by year. */
public final class ObjectFuture {
    private static final int DAYS_OF_A_YEAR_MAX = 366;
    private static final Set<String> LOCKED_BY_ITS_SEAL =
            Set.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE, ObjectKeys.ERRORS);
    private static final Set<String> NEVER_QUERIED = Set.of(ObjectKeys.SOURCE, ObjectKeys.ERRORS, ObjectKeys.MANIFESTS);

    private final RetentionRules rules;
    private final LocalDate created;
    private final long bytes;

    /**
     * @param created UTC day on which the object is put
     * @param bytes how large it is, 0 or more
     */
    public ObjectFuture(RetentionRules rules, LocalDate created, long bytes) {
        this.rules = rules;
        this.created = created;
        this.bytes = bytes;
        if (bytes < 0) {
            throw new IllegalArgumentException("Invalid bytes: " + bytes + ", expected 0 or more.");
        }
    }

    /** The lines of all zones, zone by zone, each in the order of days. */
    public List<FutureLine> lines() {
        List<FutureLine> lines = new ArrayList<>();
        rules.zones().forEach(zone -> lines.addAll(new OfZone(zone).lines()));
        return lines;
    }

    /** What holds for all of it, sentences for people. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("Objects of " + rules.transitionBytesMin()
                + " bytes or less stay in STANDARD, whatever their age. Delivered carriers usually are that small:"
                + " they hold one batch of one event hour.");
        remarks.add(
                "Retention counts from the day an object is put, not from the day that it is about. A legal hold keeps"
                        + " it beyond that, until it is released.");
        remarks.add(
                rules.expiryYears().isEmpty()
                        ? "Expiry is off: nothing is ever removed."
                        : "Expiry is on: after " + rules.expiryYears().get()
                                + " years an object is hidden, and goes as long after that unless something protects it.");
        remarks.add("A day is queried in Invoice/ until it is sealed and seven days beyond; from then on in sealed/,"
                + " which never turns cold.");
        return remarks;
    }

    /** The day from which on a rule is applied: S3 rounds up to the next midnight. */
    private LocalDate after(int days) {
        return created.plusDays(days + 1L);
    }

    private final class OfZone {
        private final ZoneRules zone;
        private final List<FutureLine> lines = new ArrayList<>();
        private final LocalDate lockEnd;

        private OfZone(ZoneRules zone) {
            this.zone = zone;
            this.lockEnd = LocalDate.ofInstant(
                    RetentionEnd.of(
                            created.atStartOfDay().toInstant(ZoneOffset.UTC), Period.ofYears(rules.retentionYears())),
                    ZoneOffset.UTC);
        }

        private List<FutureLine> lines() {
            add(created, "is put" + lock(), StorageClass.STANDARD);
            if (bytes <= rules.transitionBytesMin()) {
                zone.transitions()
                        .forEach(transition -> add(
                                after(transition.afterDays()),
                                "stays: too small for " + transition.storageClass(),
                                StorageClass.STANDARD));
            } else {
                zone.transitions()
                        .forEach(transition -> add(
                                after(transition.afterDays()),
                                "moves to " + transition.storageClass(),
                                transition.storageClass()));
            }
            add(lockEnd, "its lock ends; it stays", classAt(lockEnd));
            rules.expiryYears().ifPresent(this::expire);
            lines.sort(Comparator.comparing(FutureLine::day));
            years();
            lines.sort(Comparator.comparing(FutureLine::day));
            return lines;
        }

        private String lock() {
            String locked = LOCKED_BY_ITS_SEAL.contains(zone.prefix()) ? "; locked when its day is sealed" : "; locked";
            return locked + " until " + lockEnd;
        }

        private void expire(int years) {
            LocalDate hidden = after(years * DAYS_OF_A_YEAR_MAX);
            LocalDate gone = hidden.plusDays(years * (long) DAYS_OF_A_YEAR_MAX + 1);
            StorageClass last = classAt(hidden);
            lines.add(new FutureLine(
                    zone.prefix(),
                    hidden,
                    year(hidden),
                    "expires: hidden behind a delete marker",
                    last,
                    false,
                    "no",
                    "by its version id"));
            lines.add(new FutureLine(
                    zone.prefix(),
                    gone,
                    year(gone),
                    "is removed for good, unless it is held",
                    last,
                    true,
                    "no",
                    "cannot"));
        }

        /** A line for each year in which nothing else happens, up to the end of the lock. */
        private void years() {
            Set<Integer> told = lines.stream().map(FutureLine::year).collect(Collectors.toSet());
            for (int year = 1; !created.plusYears(year).isAfter(lockEnd); year++) {
                if (!told.contains(year)) {
                    LocalDate day = created.plusYears(year);
                    add(day, "nothing changes", classAt(day));
                }
            }
        }

        private void add(LocalDate day, String event, StorageClass storageClass) {
            lines.add(new FutureLine(
                    zone.prefix(),
                    day,
                    year(day),
                    event,
                    storageClass,
                    false,
                    sql(storageClass),
                    reading(storageClass)));
        }

        private int year(LocalDate day) {
            return created.until(day).getYears();
        }

        private StorageClass classAt(LocalDate day) {
            return bytes <= rules.transitionBytesMin()
                    ? StorageClass.STANDARD
                    : zone.transitions().stream()
                            .filter(transition -> !after(transition.afterDays()).isAfter(day))
                            .map(Transition::storageClass)
                            .reduce((earlier, later) -> later)
                            .orElse(StorageClass.STANDARD);
        }

        private String sql(StorageClass storageClass) {
            if (NEVER_QUERIED.contains(zone.prefix())) {
                return "never queried";
            }
            if (!storageClass.isQueryable()) {
                return "no";
            }
            return zone.prefix().equals(ObjectKeys.DELIVERED) ? "until it is sealed" : "yes";
        }

        private static String reading(StorageClass storageClass) {
            return storageClass.isQueryable() ? "at once" : "restore first: " + times(storageClass);
        }

        private static String times(StorageClass storageClass) {
            Optional<String> times = Arrays.stream(RetrievalOffer.values())
                    .filter(offer -> offer.storageClass() == storageClass)
                    .map(offer -> offer.tier().apiName() + " " + offer.time().words())
                    .reduce((one, other) -> one + ", " + other);
            return times.orElseThrow();
        }
    }
}
