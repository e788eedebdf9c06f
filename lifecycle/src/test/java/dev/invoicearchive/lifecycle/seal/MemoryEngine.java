package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The engine's part of sealing, done in memory over the same objects: equal objects give equal files, byte by byte. */
final class MemoryEngine implements SealEngine {
    /** How far the view looks back into delivered objects. */
    private static final int OVERLAP_DAYS = 7;

    private final ArchiveObjects objects;
    private final WorkArea work;
    private final Map<String, List<ArchiveRow>> tables = new HashMap<>();
    private Optional<LocalDate> sealedThrough = Optional.empty();

    MemoryEngine(ArchiveObjects objects, WorkArea work) {
        this.objects = objects;
        this.work = work;
    }

    /** The same view over other objects. */
    MemoryEngine over(MemoryBuckets others) {
        MemoryEngine engine = new MemoryEngine(others, others.workArea());
        engine.sealedThrough = sealedThrough;
        return engine;
    }

    /** What the view names. */
    Optional<LocalDate> sealedThrough() {
        return sealedThrough;
    }

    Set<String> tables() {
        return Set.copyOf(tables.keySet());
    }

    @Override
    public WorkFiles compact(String name, Task task) throws IOException {
        if (tables.containsKey(name)) {
            throw new IOException("Cannot make table " + name + ": there is one, expected none.");
        }
        List<ArchiveRow> rows = new ArrayList<>(wanted(task).values());
        rows.sort(Comparator.comparing(ArchiveRow::invoiceNumber)
                .thenComparing(ArchiveRow::transactionId)
                .thenComparing(ArchiveRow::eventId));
        tables.put(name, rows);
        List<String> files =
                write(name + "/rows", "day=", rows, row -> dayOf(row).toString());
        List<String> daily = write(
                name + "/daily", "event_day=", rolledUp(rows), row -> dayOf(row).toString());
        List<ArchiveRow> monthly = new ArrayList<>(rows);
        if (!task.late()) {
            monthly.addAll(sealedBefore(task));
        }
        monthly.removeIf(row -> !task.months().contains(YearMonth.from(dayOf(row))));
        List<String> months =
                write(name + "/monthly", "event_month=", rolledUp(monthly), row -> YearMonth.from(dayOf(row))
                        .toString());
        return new WorkFiles(files, daily, months);
    }

    @Override
    public Map<LocalDate, DeliveredTotals> delivered(Task task) throws IOException {
        Map<LocalDate, Long> deliveries = new TreeMap<>();
        delivered(task.days()::contains).forEach(row -> deliveries.merge(dayOf(row), 1L, Long::sum));
        Map<LocalDate, ControlTotals> totals = totals(wanted(task).values());
        Map<LocalDate, DeliveredTotals> all = new TreeMap<>();
        deliveries.forEach(
                (day, count) -> all.put(day, new DeliveredTotals(count, totals.getOrDefault(day, ControlTotals.NONE))));
        return all;
    }

    @Override
    public List<Conflict> conflicts(Task task) throws IOException {
        List<ArchiveRow> rows = new ArrayList<>(delivered(task.days()::contains));
        rows.addAll(rowsOfSealed(task.days()::contains));
        Map<String, Set<ArchiveRow>> contents = new TreeMap<>();
        for (ArchiveRow row : rows) {
            contents.computeIfAbsent(row.eventId(), id -> new HashSet<>()).add(withoutArrival(row));
        }
        return contents.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new Conflict(
                        entry.getValue().stream()
                                .map(MemoryEngine::dayOf)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        entry.getKey()))
                .limit(CONFLICTS_MAX)
                .toList();
    }

    @Override
    public Map<LocalDate, ControlTotals> compacted(String name) throws IOException {
        if (!tables.containsKey(name)) {
            throw new IOException("Missing table " + name + ", expected one.");
        }
        return totals(tables.get(name));
    }

    @Override
    public void forget(String name) {
        tables.remove(name);
    }

    @Override
    public void showSealedThrough(Optional<LocalDate> day) {
        sealedThrough = day;
    }

    /** The event ids that the view gives, one for each of its rows. */
    List<String> changes() throws IOException {
        if (sealedThrough.isEmpty()) {
            return new ArrayList<>(firsts(delivered(day -> true)).keySet());
        }
        LocalDate through = sealedThrough.get();
        LocalDate border = through.minusDays(OVERLAP_DAYS);
        List<String> ids = new ArrayList<>();
        rowsOfSealed(day -> !day.isAfter(border)).forEach(row -> ids.add(row.eventId()));
        List<ArchiveRow> recent = rowsOfSealed(day -> day.isAfter(border) && !day.isAfter(through));
        recent.addAll(delivered(day -> day.isAfter(border)));
        ids.addAll(firsts(recent).keySet());
        return ids;
    }

    private Map<String, ArchiveRow> wanted(Task task) throws IOException {
        Map<String, ArchiveRow> firsts = firsts(delivered(task.days()::contains));
        if (task.late()) {
            rowsOfSealed(task.days()::contains).forEach(row -> firsts.remove(row.eventId()));
        }
        return firsts;
    }

    private List<ArchiveRow> sealedBefore(Task task) throws IOException {
        LocalDate first = task.days().get(0);
        return rowsOfSealed(day -> day.isBefore(first) && task.months().contains(YearMonth.from(day)));
    }

    private static Map<String, ArchiveRow> firsts(List<ArchiveRow> rows) {
        Map<String, ArchiveRow> firsts = new TreeMap<>();
        for (ArchiveRow row : rows) {
            firsts.merge(row.eventId(), row, (one, other) -> other.arrivedAt().isBefore(one.arrivedAt()) ? other : one);
        }
        return firsts;
    }

    /** In place of totals, one row of each country: as good for everything that the sealer does with them. */
    private static List<ArchiveRow> rolledUp(List<ArchiveRow> rows) {
        return List.copyOf(rows.stream()
                .collect(Collectors.toMap(
                        row -> dayOf(row) + " " + row.image().country(),
                        Function.identity(),
                        (one, other) -> one.eventId().compareTo(other.eventId()) <= 0 ? one : other,
                        TreeMap::new))
                .values());
    }

    private List<String> write(
            String folder, String partition, List<ArchiveRow> rows, Function<ArchiveRow, String> partitionOf)
            throws IOException {
        Map<String, List<ArchiveRow>> byPartition =
                rows.stream().collect(Collectors.groupingBy(partitionOf, TreeMap::new, Collectors.toList()));
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, List<ArchiveRow>> entry : byPartition.entrySet()) {
            String key = "tables/" + folder + "/" + partition + entry.getKey() + "/part-0";
            work.put(key, ParquetRowWriter.write(entry.getValue()));
            keys.add(key);
        }
        return keys;
    }

    private static Map<LocalDate, ControlTotals> totals(Iterable<ArchiveRow> rows) {
        Map<LocalDate, ControlTotals> totals = new TreeMap<>();
        for (ArchiveRow row : rows) {
            totals.merge(dayOf(row), one(row), MemoryEngine::plus);
        }
        return totals;
    }

    private static ControlTotals one(ArchiveRow row) {
        OptionalLong time = OptionalLong.of(row.eventTimeMicros());
        return new ControlTotals(
                1, 1, orZero(row.image().amount()), orZero(row.previousImage().amount()), time, time);
    }

    private static ControlTotals plus(ControlTotals one, ControlTotals other) {
        return new ControlTotals(
                one.rows() + other.rows(),
                one.events() + other.events(),
                one.amount().add(other.amount()),
                one.previousAmount().add(other.previousAmount()),
                OptionalLong.of(Math.min(
                        one.firstMicros().getAsLong(), other.firstMicros().getAsLong())),
                OptionalLong.of(Math.max(
                        one.lastMicros().getAsLong(), other.lastMicros().getAsLong())));
    }

    private static BigDecimal orZero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private List<ArchiveRow> delivered(Predicate<LocalDate> days) throws IOException {
        return rows(ObjectKeys.DELIVERED, key -> ObjectKeys.eventHour(key)
                .filter(hour -> days.test(hour.day()))
                .isPresent());
    }

    private List<ArchiveRow> rowsOfSealed(Predicate<LocalDate> days) throws IOException {
        return rows(ObjectKeys.SEALED, key -> PublishedKey.parse(key)
                .filter(published -> days.test(published.start()))
                .isPresent());
    }

    /** Cold objects are passed over without a word, as engines do. */
    private List<ArchiveRow> rows(String prefix, Predicate<String> wanted) throws IOException {
        List<ObjectVersion> found = new ArrayList<>();
        objects.versions(prefix, version -> {
            if (version.newest()
                    && !version.deleteMarker()
                    && version.storageClass().isQueryable()
                    && wanted.test(version.key())) {
                found.add(version);
            }
        });
        List<ArchiveRow> rows = new ArrayList<>();
        for (ObjectVersion version : found) {
            try (InputStream content = objects.open(version)) {
                rows.addAll(ParquetRowReader.read(content.readAllBytes()));
            } catch (InvalidParquetException e) {
                throw new IOException("Cannot run a statement: " + e.getMessage(), e);
            }
        }
        return rows;
    }

    private static ArchiveRow withoutArrival(ArchiveRow row) {
        return new ArchiveRow(
                row.eventId(),
                row.eventName(),
                row.eventTimeMicros(),
                row.removedBy(),
                row.changedBy(),
                row.invoiceNumber(),
                row.transactionId(),
                row.image(),
                row.previousImage(),
                row.problems(),
                Instant.EPOCH,
                row.origin());
    }

    static LocalDate dayOf(ArchiveRow row) {
        return row.eventHour().day();
    }
}
