package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.RowProof;
import dev.invoicearchive.format.RowProofReader;
import dev.invoicearchive.lifecycle.integrity.ControlTotals;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.seal.SealEngine.Conflict;
import dev.invoicearchive.lifecycle.seal.SealEngine.DeliveredTotals;
import dev.invoicearchive.lifecycle.seal.SealEngine.Task;
import dev.invoicearchive.lifecycle.seal.SealEngine.WorkFiles;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.PublishedKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do for the sealer; each test has an archive of its own, whose changes are drawn from a seed. */
public abstract class SealEngineContract {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 5);
    private static final LocalDate EMPTY = LocalDate.of(2026, 10, 22);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private Subject subject;
    private GivenArchive given;

    /** The engine and what it works on. */
    public interface Subject {
        /** An empty bucket. */
        ArchiveObjects objects();

        /** Where the engine lays its files. */
        WorkArea work();

        /** The engine under test. */
        SealEngine engine();

        /** The event id of each row of the view of all changes. */
        List<String> changes() throws IOException;
    }

    /** A new archive. */
    protected abstract Subject subject() throws IOException;

    @BeforeEach
    void makeSubject() throws IOException {
        subject = subject();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("new days: each event once in a file of its day, its totals the same from both sides")
    void compactsNewDays(long seed) throws IOException {
        deliver(seed);
        Task task = new Task(new DayRange(FIRST, LAST).days(), false, List.of(OCTOBER));
        String work = name();

        WorkFiles files = subject.engine().compact(work, task);

        Map<LocalDate, List<RowProof>> rows = read(files.rows());
        assertThat(ids(rows)).isEqualTo(ids(given.changes()));
        assertThat(rows.values().stream().mapToInt(List::size).sum())
                .isEqualTo(given.changes().size());
        Map<LocalDate, ControlTotals> totals = totals(rows);
        assertThat(totals).doesNotContainKey(EMPTY);
        assertThat(subject.engine().compacted(work)).isEqualTo(totals);
        Map<LocalDate, DeliveredTotals> delivered = subject.engine().delivered(task);
        assertThat(delivered.keySet()).isEqualTo(totals.keySet());
        delivered.forEach((day, there) -> assertThat(there.wanted()).isEqualTo(totals.get(day)));
        assertThat(delivered.get(FIRST).deliveries())
                .isEqualTo(totals.get(FIRST).rows() + 3);
        assertThat(subject.engine().conflicts(task)).isEmpty();
        assertThat(periods(files.daily())).isEqualTo(new ArrayList<>(totals.keySet()));
        assertThat(periods(files.monthly())).containsExactly(OCTOBER.atDay(1));
        subject.engine().forget(work);
        subject.engine().forget(work);
        assertThat(Sha256.of(content(files.rows().get(0)))).as("files stay").hasSize(64);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15})
    @DisplayName("late days: only events that no sealed file of the day holds, as often as they come")
    void compactsLateDays(long seed) throws IOException {
        deliver(seed);
        Task whole = new Task(new DayRange(FIRST, LAST).days(), false, List.of(OCTOBER));
        publish(subject.engine().compact(name(), whole), 1);
        int before = given.changes().size();
        given.deliver(given.changesOf(FIRST, 7));
        given.deliver(given.changesOf(EMPTY, 2));
        given.deliver(given.changes().subList(0, 5));
        List<ArchiveRow> late = given.changes().subList(before, before + 9);
        List<LocalDate> days = List.of(FIRST, FIRST.plusDays(1), EMPTY);
        Task task = new Task(days, true, List.of(OCTOBER));
        String work = name();

        WorkFiles files = subject.engine().compact(work, task);

        Map<LocalDate, List<RowProof>> rows = read(files.rows());
        assertThat(ids(rows)).isEqualTo(ids(late));
        Map<LocalDate, ControlTotals> totals = totals(rows);
        assertThat(subject.engine().compacted(work)).isEqualTo(totals);
        Map<LocalDate, DeliveredTotals> delivered = subject.engine().delivered(task);
        for (LocalDate day : days) {
            assertThat(delivered.get(day).wanted())
                    .as(day.toString())
                    .isEqualTo(totals.getOrDefault(day, ControlTotals.NONE));
        }
        assertThat(periods(files.daily())).containsExactly(FIRST, EMPTY);
        assertThat(periods(files.monthly())).containsExactly(OCTOBER.atDay(1));
        publish(files, 2);
        WorkFiles none = subject.engine().compact(name(), task);
        assertThat(none.rows()).isEmpty();
        assertThat(subject.engine().conflicts(task)).isEmpty();
    }

    @Test
    @DisplayName("an event with two contents is told, whether delivered twice or sealed before")
    void tellsConflicts() throws IOException {
        deliver(21);
        Task whole = new Task(new DayRange(FIRST, LAST).days(), false, List.of());
        publish(subject.engine().compact(name(), whole), 1);
        ArchiveRow row = given.changes().get(0);
        given.deliver(List.of(other(row)));

        assertThat(subject.engine().conflicts(whole))
                .containsExactly(new Conflict(row.eventHour().day(), row.eventId()));
        assertThat(subject.engine().conflicts(new Task(List.of(row.eventHour().day()), true, List.of())))
                .hasSize(1);
    }

    @Test
    @DisplayName("the view holds each change once before, while and after it names a sealed day")
    void showsEachChangeOnce() throws IOException {
        deliver(31);
        List<String> all = given.changes().stream().map(ArchiveRow::eventId).toList();
        subject.engine().showSealedThrough(Optional.empty());
        assertThat(subject.changes()).containsExactlyInAnyOrderElementsOf(all);
        publish(
                subject.engine().compact(name(), new Task(new DayRange(FIRST, LAST).days(), false, List.of(OCTOBER))),
                1);
        assertThat(subject.changes()).containsExactlyInAnyOrderElementsOf(all);

        subject.engine().showSealedThrough(Optional.of(LAST));

        assertThat(subject.changes()).containsExactlyInAnyOrderElementsOf(all);
        given.deliver(given.changesOf(LAST.minusDays(3), 2));
        assertThat(subject.changes()).as("late within the overlap").hasSize(all.size() + 2);
        given.deliver(given.changesOf(FIRST, 2));
        assertThat(subject.changes()).as("late and old: seen when amended").hasSize(all.size() + 2);
        Task late = new Task(List.of(FIRST), true, List.of(OCTOBER));
        publish(subject.engine().compact(name(), late), 2);
        assertThat(subject.changes()).as("amended").hasSize(all.size() + 4).doesNotHaveDuplicates();
    }

    private void deliver(long seed) throws IOException {
        given = new GivenArchive(subject.objects(), seed);
        for (LocalDate day : List.of(FIRST, FIRST.plusDays(1), LocalDate.of(2026, 10, 31), LAST.minusDays(3), LAST)) {
            given.deliver(given.changesOf(day, 20));
        }
        given.deliver(given.changes().subList(0, 3));
    }

    private static ArchiveRow other(ArchiveRow row) {
        return new ArchiveRow(
                row.eventId(),
                row.eventName(),
                row.eventTimeMicros(),
                null,
                null,
                row.invoiceNumber(),
                row.transactionId(),
                new ImageColumns(new BigDecimal("666"), "XX", null, null, null, 1L),
                ImageColumns.ABSENT,
                null,
                row.arrivedAt(),
                row.origin());
    }

    private static String name() {
        return "seal_" + UUID.randomUUID().toString().replace("-", "");
    }

    private void publish(WorkFiles files, int generation) throws IOException {
        Map<LocalDate, Integer> numbers = new HashMap<>();
        for (String key : files.rows()) {
            LocalDate day = period(key);
            int number = numbers.merge(day, 1, Integer::sum) - 1;
            subject.objects()
                    .copyIfAbsent(
                            subject.work().bucket(),
                            key,
                            PublishedKey.sealed(day, generation, number).key(),
                            Sha256.of(content(key)),
                            Protection.NONE);
        }
    }

    private Map<LocalDate, List<RowProof>> read(List<String> keys) throws IOException {
        Map<LocalDate, List<RowProof>> rows = new TreeMap<>();
        for (String key : keys) {
            try (Content content = Content.read(subject.work().open(key))) {
                List<RowProof> found = rows.computeIfAbsent(period(key), day -> new ArrayList<>());
                RowProofReader.forEach(key, content.file(), found::add);
            }
        }
        return rows;
    }

    private byte[] content(String key) throws IOException {
        try (InputStream content = subject.work().open(key)) {
            return content.readAllBytes();
        }
    }

    private static List<LocalDate> periods(List<String> keys) {
        return List.copyOf(
                new TreeSet<>(keys.stream().map(SealEngineContract::period).toList()));
    }

    private static LocalDate period(String key) {
        String folder = key.substring(0, key.lastIndexOf('/'));
        String text = folder.substring(folder.lastIndexOf('=') + 1);
        return LocalDate.parse(text.length() == 7 ? text + "-01" : text);
    }

    private static Map<LocalDate, ControlTotals> totals(Map<LocalDate, List<RowProof>> rows) {
        Map<LocalDate, ControlTotals> totals = new TreeMap<>();
        rows.forEach((day, ofDay) -> {
            TotalsOfRows sum = new TotalsOfRows();
            ofDay.forEach(sum::add);
            totals.put(day, sum.totals());
        });
        return totals;
    }

    private static TreeSet<String> ids(Map<LocalDate, List<RowProof>> rows) {
        TreeSet<String> ids = new TreeSet<>();
        rows.forEach((day, ofDay) -> ofDay.forEach(row -> ids.add(day + " " + row.eventId())));
        return ids;
    }

    private static TreeSet<String> ids(List<ArchiveRow> rows) {
        TreeSet<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.eventHour().day() + " " + row.eventId()));
        return ids;
    }
}
