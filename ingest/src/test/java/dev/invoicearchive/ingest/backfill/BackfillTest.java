package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.backfill.DeliveryAccount.Counts;
import dev.invoicearchive.ingest.backfill.FakeStream.Fault;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordParser;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.Item;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file becomes changes, each with an identity of its own, in the order of time, and every line is accounted for. */
class BackfillTest {
    private static final Instant T1 = Instant.parse("2010-01-01T10:00:00Z");
    private static final Instant T2 = Instant.parse("2010-01-01T11:00:00.000001Z");
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    @TempDir
    private Path folder;

    private final FakeStream stream = new FakeStream();
    private final List<RejectedLine> rejected = new ArrayList<>();
    private final List<Integer> passedAfter = new ArrayList<>();
    private Duration waited = Duration.ZERO;

    @Test
    void anItemsChangesAreAChainInTheOrderOfTime() throws Exception {
        run(GivenFile.of(
                GivenFile.line(1, "I-1", "T-1", "2.00", T2),
                GivenFile.line(2, "I-2", "T-1", "7", T2),
                GivenFile.line(3, "I-1", "T-1", "1.50", T1)));

        List<ChangeRecord> changes = changes();
        assertThat(changes).hasSize(3);
        ChangeRecord first = changes.get(0);
        assertThat(first.eventName()).isEqualTo(EventName.INSERT);
        assertThat(first.eventTimeMicros()).hasValue(ChronoUnit.MICROS.between(Instant.EPOCH, T1));
        ChangeRecord second = changes.stream()
                .filter(change -> change.eventName() == EventName.MODIFY)
                .findFirst()
                .orElseThrow();
        assertThat(second.oldImage()).isEqualTo(first.newImage());
        assertThat(second.eventTimeMicros()).hasValue(ChronoUnit.MICROS.between(Instant.EPOCH, T2));
        assertThat(second.keys()).isEqualTo(first.keys());
        assertThat(stream.accepted())
                .allSatisfy(record -> assertThat(record).startsWith("{\"archiveOrigin\":\"import\""));
    }

    @Test
    void equalLinesAreOneChangeAndCountedAsRepeated() throws Exception {
        MappedLine line = GivenFile.line(1, "I-1", "T-1", "2.00", T1);
        MappedLine other = GivenFile.line(2, "I-1", "T-1", "2.0", T1);
        BackfillReport report = run(GivenFile.of(line, other, GivenFile.line(3, "I-1", "T-1", "2.00", T2)));

        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.repeated()).isEqualTo(1);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void anotherOrderAndAnotherNameGiveTheSameRecords() throws Exception {
        List<MappedLine> lines = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 400; i++) {
            lines.add(GivenFile.line(
                    i,
                    "I-" + random.nextInt(20),
                    "T-" + random.nextInt(5),
                    Integer.toString(random.nextInt(3)),
                    T1.plusSeconds(random.nextInt(4) * 1_000L)));
        }
        GivenFile file = GivenFile.of(lines);
        run(file);
        Set<String> first = new TreeSet<>(stream.accepted());
        int count = stream.accepted().size();
        run(file.shuffled("renamed.csv", 5));

        assertThat(stream.accepted()).hasSize(2 * count);
        assertThat(new TreeSet<>(stream.accepted())).isEqualTo(first);
    }

    @Test
    void everyLineIsSentRepeatedOrRejected() throws Exception {
        MappedLine large = GivenFile.line(6, "I-1", "T-" + "x".repeat(600_000), "1", T1);
        GivenFile file = GivenFile.of(
                        GivenFile.line(1, "I-1", "T-1", "1", T1),
                        GivenFile.line(2, "I-1", "T-1", "1", T1),
                        GivenFile.line(3, "I-1", "T-2", "1", null),
                        GivenFile.line(4, "I-1", "T-3", "1", NOW.plusSeconds(1)),
                        large)
                .rejecting(new RejectedLine(5, "Invalid amount."));
        BackfillReport report = run(file);

        assertThat(report.lines()).isEqualTo(6);
        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.repeated()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(4);
        assertThat(report.isComplete()).isFalse();
        assertThat(rejected).extracting(RejectedLine::number).containsExactlyInAnyOrder(3L, 4L, 5L, 6L);
    }

    @Test
    void aChangeThatIsTooLargeIsNoImageBeforeTheNext() throws Exception {
        MappedLine large = GivenFile.line(2, "I-1", "T-1", "2", T1.plusSeconds(1));
        Map<String, AttributeValue> item = new LinkedHashMap<>(large.item().attributes());
        item.put("note", new AttributeValue.Text("x".repeat(1_100_000)));
        BackfillReport report = run(GivenFile.of(
                GivenFile.line(1, "I-1", "T-1", "1", T1),
                new MappedLine(2, "I-1", "T-1", new Item(item), large.eventTime()),
                GivenFile.line(3, "I-1", "T-1", "3", T2)));

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(rejected).extracting(RejectedLine::number).containsExactly(2L);
        List<ChangeRecord> changes = changes();
        assertThat(changes).extracting(ChangeRecord::eventName).containsExactly(EventName.INSERT, EventName.MODIFY);
        assertThat(changes.get(1).oldImage()).isEqualTo(changes.get(0).newImage());
    }

    @Test
    void nothingIsSentOfAFileThatGoesBackBeforeTheFirstDay() {
        Instant early = Instant.parse("2008-12-31T23:59:59.999999Z");
        GivenFile file = GivenFile.ofUniqueKeys(
                GivenFile.line(1, "I-1", "1", "1", T1), GivenFile.line(2, "I-1", "2", "1", early));

        assertThatThrownBy(() -> run(file))
                .isInstanceOfSatisfying(BackfillStoppedException.class, stopped -> {
                    assertThat(stopped.kind()).isEqualTo(BackfillStoppedException.Kind.FILE);
                    assertThat(stopped.neededFirstDay()).contains(LocalDate.of(2008, 12, 31));
                })
                .hasMessageContaining("1 of 2 lines");
        assertThat(stream.putSizes()).isEmpty();
    }

    @Test
    void timePassesBeforeMoreHoursThanTheLimitAreOpenAndAtTheEnd() throws Exception {
        MappedLine[] lines = new MappedLine[45];
        Arrays.setAll(lines, i -> GivenFile.line(i, "I-1", Integer.toString(i), "1", T1.plusSeconds(i * 3600L)));
        BackfillReport report = run(GivenFile.ofUniqueKeys(lines), 20);

        assertThat(passedAfter).containsExactly(16, 32, 45);
        assertThat(report.pauses()).isEqualTo(3);
    }

    @Test
    void aStreamThatStopsSaysHowFarItCame() {
        MappedLine[] lines = new MappedLine[600];
        Arrays.setAll(lines, i -> GivenFile.line(i, "I-1", Integer.toString(i), "1", T1));
        stream.failing(new Fault.None());
        stream.failing(Collections.nCopies(10, new Fault.Throttles()).toArray(Fault[]::new));

        assertThatThrownBy(() -> run(GivenFile.ofUniqueKeys(lines)))
                .isInstanceOf(BackfillStoppedException.class)
                .hasMessageStartingWith("Cannot send more than 500 of 600 changes: ")
                .hasMessageContaining("Run the same command again");
    }

    @Test
    void deliveryThatStandsStillForTwoMinutesStopsTheWaiting() {
        GivenFile file = GivenFile.of(GivenFile.line(1, "I-1", "T-1", "1", T1));
        assertThatThrownBy(
                        () -> awaiting(file, () -> new Counts(stream.accepted().size(), 0, 0, 0)))
                .isInstanceOfSatisfying(BackfillStoppedException.class, stopped -> assertThat(stopped.kind())
                        .isEqualTo(BackfillStoppedException.Kind.STREAM))
                .hasMessageStartingWith("Cannot tell whether everything is delivered: 1 of 1 accepted records")
                .hasMessageContaining("./archive status")
                .hasMessageContaining("run the same command again");
        assertThat(waited).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void deliveryBeforeTheFirstRecordThatStandsStillIsNotWaitedForEither() {
        GivenFile file = GivenFile.of(GivenFile.line(1, "I-1", "T-1", "1", T1));
        assertThatThrownBy(() -> awaiting(file, () -> new Counts(7, 3, 0, 5)))
                .isInstanceOf(BackfillStoppedException.class)
                .hasMessageContaining("4 of 7 accepted records");
        assertThat(stream.accepted()).isEmpty();
    }

    @Test
    void deliveryThatStillTransformsIsWaitedForHoweverLongNothingIsDone() throws Exception {
        GivenFile file = GivenFile.of(GivenFile.line(1, "I-1", "T-1", "1", T1));
        awaiting(file, () -> {
            long done = waited.compareTo(Duration.ofMinutes(50)) < 0
                    ? 0
                    : stream.accepted().size();
            return new Counts(stream.accepted().size(), done, 0, waited.toMinutes());
        });
        assertThat(waited).isEqualTo(Duration.ofMinutes(50));
    }

    private void awaiting(GivenFile file, DeliveryAccount account) throws Exception {
        Backfill.Order order =
                new Backfill.Order("shop", Attributes.DEFAULT, LocalDate.of(2009, 1, 1), NOW, 500, folder);
        Backfill.Stream target = new Backfill.Stream(stream, () -> {}, Optional.of(account));
        new Backfill(order, target, this::waitAtMostAnHour, new RejectedLines(rejected)).run(file);
    }

    private void waitAtMostAnHour(Duration duration) {
        waited = waited.plus(duration);
        assertThat(waited).as("waiting").isLessThan(Duration.ofHours(1));
    }

    @Test
    void nothingIsSentAndNoTimePassesForAnEmptyFile() throws Exception {
        BackfillReport report = run(GivenFile.of());
        assertThat(report).isEqualTo(new BackfillReport(0, 0, 0, 0, 0, 0, Optional.empty()));
    }

    private BackfillReport run(GivenFile file) throws Exception {
        return run(file, 500);
    }

    private BackfillReport run(GivenFile file, int openPartitionsMax) throws Exception {
        Backfill.Order order = new Backfill.Order(
                "shop", Attributes.DEFAULT, LocalDate.of(2009, 1, 1), NOW, openPartitionsMax, folder);
        DeliveryInterval interval = () -> passedAfter.add(stream.accepted().size());
        return new Backfill(
                        order,
                        new Backfill.Stream(stream, interval, Optional.empty()),
                        duration -> {},
                        new RejectedLines(rejected))
                .run(file);
    }

    private List<ChangeRecord> changes() {
        ChangeRecordParser parser = new ChangeRecordParser();
        return stream.accepted().stream()
                .map(record -> parser.parse(record.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
