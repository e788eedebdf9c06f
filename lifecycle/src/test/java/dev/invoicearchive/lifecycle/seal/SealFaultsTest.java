package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetRowWriter;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves that what is wrong before a seal stops it, is named with what to do, and leaves nothing published. */
class SealFaultsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 12);
    private static final Instant ARRIVAL = DAY.atTime(13, 0).toInstant(ZoneOffset.UTC);

    private final World world = World.empty();
    private final GivenArchive given = new GivenArchive(world.buckets(), 3);

    @Test
    @DisplayName("a record that the transform dropped without a word is missed by its event id")
    void aDroppedRecord() throws IOException {
        given.day(DAY, 10);
        ArchiveRow dropped = given.changesOf(DAY, 1).get(0);
        String source = given.source(ARRIVAL, List.of(dropped));

        assertThat(faults())
                .containsExactly("Missing event " + dropped.eventId()
                        + " of 2026-06-12: only in " + source
                        + ", expected a row, or a record in errors/. Let the delivery finish and seal again; if it stays, bring it"
                        + " back from source/ and look for what dropped it.");
    }

    @Test
    @DisplayName("a record that arrived a day later is looked for with the day in which it happened")
    void aDroppedRecordOfTheNextDaysSource() throws IOException {
        ArchiveRow dropped = given.changesOf(DAY, 1).get(0);
        given.source(ARRIVAL.plusSeconds(86_400), List.of(dropped));

        assertThat(faults()).hasSize(1).allMatch(fault -> fault.contains("Missing event " + dropped.eventId()));
    }

    @Test
    @DisplayName("a late record that no sealed file holds is missed, even long after")
    void aDroppedLateRecord() throws IOException {
        given.day(DAY, 3);
        world.seal(LocalDate.of(2026, 9, 30));
        ArchiveRow dropped = given.changesOf(DAY, 1).get(0);
        given.source(LocalDate.of(2026, 10, 5).atStartOfDay().toInstant(ZoneOffset.UTC), List.of(dropped));
        given.source(
                LocalDate.of(2026, 10, 6).atStartOfDay().toInstant(ZoneOffset.UTC),
                given.changes().subList(0, 3));

        assertThat(world.seal().faults())
                .extracting(SealFault::message)
                .hasSize(1)
                .allMatch(fault -> fault.contains("Missing event " + dropped.eventId() + " of 2026-06-12"));
    }

    @Test
    @DisplayName(
            "records in errors/ are accounted for: changes, what is no JSON, and files that could not be delivered")
    void errorsAreAccountedFor() throws IOException {
        List<ArchiveRow> delivered = given.changesOf(DAY, 3);
        given.deliver(delivered);
        List<ArchiveRow> refused = given.changesOf(DAY, 4);
        List<byte[]> poison = List.of(
                "{".getBytes(StandardCharsets.UTF_8),
                "not json\"{".getBytes(StandardCharsets.UTF_8),
                "{\"no\":\"change\"}".getBytes(StandardCharsets.UTF_8),
                "{\"eventID\":\"x\",\"open\":\"".getBytes(StandardCharsets.UTF_8));
        given.sourceOf(
                ARRIVAL,
                List.of(
                        poison.get(0),
                        GivenArchive.record(delivered.get(0)),
                        poison.get(1),
                        poison.get(2),
                        GivenArchive.record(delivered.get(1)),
                        GivenArchive.record(refused.get(0)),
                        poison.get(3),
                        GivenArchive.record(delivered.get(2)),
                        GivenArchive.record(refused.get(1)),
                        GivenArchive.record(refused.get(2)),
                        GivenArchive.record(refused.get(3))));
        given.errorsOf(ARRIVAL, poison);
        given.errorsOf(
                ARRIVAL,
                List.of(
                        GivenArchive.record(refused.get(0)),
                        ParquetRowWriter.write(List.of(refused.get(1), refused.get(2), refused.get(3)))));

        SealReport report = world.seal();

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(3);
        assertThat(world.manifests().get(0).days().get(2).errors()).hasSize(2);
    }

    @Test
    @DisplayName("a record that is no change and not in errors/ either is found by its place")
    void anUnknownRecord() throws IOException {
        List<ArchiveRow> rows = given.changesOf(DAY, 1);
        given.deliver(rows);
        byte[] record = GivenArchive.record(rows.get(0));
        String source = given.sourceOf(ARRIVAL, List.of(record, "poison".getBytes(StandardCharsets.UTF_8), record));

        assertThat(faults())
                .containsExactly("Invalid source object " + source
                        + ": 6 bytes that are neither a change nor a record that lies in errors/, expected every record as a"
                        + " row or in errors/. Find out what the transform did with it.");
    }

    @Test
    @DisplayName("an object that was overwritten, deleted or is damaged is named")
    void alteredObjects() throws IOException {
        given.day(DAY, 10);
        List<String> keys = world.buckets().newest(ObjectKeys.DELIVERED).stream()
                .map(stored -> stored.version().key())
                .toList();
        world.buckets().put(keys.get(0), new byte[3]);
        world.buckets().deleteMarker(keys.get(1));

        assertThat(faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("Invalid object " + keys.get(0) + ": 2 versions"))
                .anyMatch(fault -> fault.startsWith("Invalid object " + keys.get(1) + ": deleted"));
    }

    @Test
    @DisplayName("two files joined in one object, which a reader takes for one, are found")
    void joinedFiles() throws IOException {
        given.day(DAY, 1);
        String key =
                world.buckets().newest(ObjectKeys.DELIVERED).get(0).version().key();
        byte[] file = world.buckets().newest(ObjectKeys.DELIVERED).get(0).content();
        world.buckets().erase(key);
        byte[] joined = new byte[2 * file.length];
        System.arraycopy(file, 0, joined, 0, file.length);
        System.arraycopy(file, 0, joined, file.length, file.length);
        world.buckets().put(key, joined);

        assertThat(faults()).hasSize(1).allMatch(fault -> fault.startsWith("Invalid Parquet object " + key));
    }

    @Test
    @DisplayName("an object that vanished before its seal is missed by the events that its source tells of")
    void aVanishedObject() throws IOException {
        given.day(DAY, 1);
        String event = given.changes().get(0).eventId();
        world.buckets()
                .erase(world.buckets()
                        .newest(ObjectKeys.DELIVERED)
                        .get(0)
                        .version()
                        .key());

        assertThat(faults()).hasSize(1).allMatch(fault -> fault.startsWith("Missing event " + event));
    }

    @Test
    @DisplayName("an event that was delivered with two contents is a conflict")
    void aConflict() throws IOException {
        given.day(DAY, 2);
        ArchiveRow row = given.changes().get(0);
        given.deliver(List.of(new ArchiveRow(
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
                row.origin())));

        assertThat(faults())
                .anyMatch(fault -> fault.startsWith(
                        "Invalid event " + row.eventId() + " of 2026-06-12: deliveries with different contents"));
    }

    @Test
    @DisplayName("cold objects of days without a seal stop it, and the days are named")
    void coldObjects() throws IOException {
        given.day(DAY, 3);
        world.buckets().newest(ObjectKeys.SOURCE).forEach(stored -> world.buckets()
                .moveTo(stored.version().key(), StorageClass.DEEP_ARCHIVE));

        assertThat(faults())
                .containsExactly(
                        "Cannot read objects of source/: cold ones on 1 days: 2026-06-12, expected readable ones,"
                                + " since no manifest names these days yet. Restore them with ./archive restore --from 2026-06-12"
                                + " --to 2026-06-12 and seal again.");
    }

    @Test
    @DisplayName("a file in a sealed day's folder that no manifest names stops its seal")
    void aStranger() throws IOException {
        given.day(DAY, 3);
        world.buckets().putIfAbsent("sealed/day=2026-06-12/g01-0.parquet", new byte[9], Protection.NONE);

        assertThat(world.seal().faults())
                .containsExactly(
                        new SealFault("Invalid object sealed/day=2026-06-12/g01-0.parquet: one that no manifest"
                                + " names, expected none. Find out who put it there, and have it taken away."));
        assertThat(world.manifests()).isEmpty();
    }

    @Test
    @DisplayName("a stranger's file that comes between manifest and copy is not taken for the file, and the view stays")
    void aStrangerInTheWay() throws IOException {
        given.day(DAY, 3);
        Calls calls = Calls.disturbedBefore("publish", () -> world.buckets()
                .putIfAbsent("sealed/day=2026-06-12/g01-0.parquet", new byte[9], Protection.NONE));

        SealReport report = world.seal(world.ports(calls), Seal.latest(World.CLOCK));

        assertThat(report.faults())
                .extracting(SealFault::message)
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("Invalid object sealed/day=2026-06-12/g01-0.parquet: SHA-256"));
        assertThat(world.engine().sealedThrough()).isEmpty();
        assertThat(world.seal().manifests()).isZero();
    }

    @Test
    @DisplayName("objects that arrive while a seal is at work are taken up by a new plan")
    void objectsArriveMeanwhile() throws IOException {
        given.day(DAY, 3);
        boolean[] once = {false};
        Calls calls = Calls.disturbedBefore("compact", () -> {
            if (!once[0]) {
                once[0] = true;
                try {
                    given.day(DAY, 2);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        SealReport report = world.seal(world.ports(calls), Seal.latest(World.CLOCK));

        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(5);
        assertThat(world.changes().values()).hasSize(5).containsOnly(1);
    }

    @Test
    @DisplayName("an earlier first day is sealed afterwards, and the last sealed day stays")
    void anEarlierFirstDay() throws IOException {
        given.day(DAY, 3);
        world.seal();
        given.day(LocalDate.of(2026, 3, 2), 4);
        SealSettings earlier = new SealSettings(
                LocalDate.of(2026, 3, 1),
                World.SETTINGS.mode(),
                World.SETTINGS.retention(),
                World.SETTINGS.rulesSha256(),
                1);

        SealReport report = World.seal(world.ports(), Seal.latest(World.CLOCK), earlier);

        assertThat(report.faults()).isEmpty();
        assertThat(report.daysSealed()).isEqualTo(101);
        assertThat(report.sealedThrough()).contains(Seal.latest(World.CLOCK));
        assertThat(world.changes().values()).hasSize(7).containsOnly(1);
        assertThat(world.manifests())
                .flatExtracting(manifest -> manifest.rollups().stream()
                        .map(file -> file.key())
                        .filter(key -> key.contains("monthly"))
                        .toList())
                .containsExactly(
                        "rollup/monthly/month=2026-06/g01-0.parquet", "rollup/monthly/month=2026-03/g01-0.parquet");
    }

    @Test
    @DisplayName(
            "every named version is locked for seven years from its creation, and open holds are put on new objects")
    void locksAndHolds() throws IOException {
        given.day(DAY, 3);
        world.open(() -> (key, period) -> period.contains(DAY));

        world.seal();

        Map<String, Protection> protections = new java.util.TreeMap<>();
        world.buckets()
                .newest("")
                .forEach(stored -> protections.put(stored.version().key(), stored.protection()));
        protections.remove(ObjectKeys.DAYS);
        assertThat(protections).isNotEmpty().allSatisfy((key, protection) -> {
            assertThat(protection.retention()).map(is -> is.until()).contains(Instant.parse("2033-11-22T00:00:00Z"));
            boolean about = key.contains("2026-06-12")
                    || key.contains("2026/06/12")
                    || key.contains("month=2026-06")
                    || key.contains("manifests/00000001");
            assertThat(protection.legalHold()).as(key).isEqualTo(about);
        });
    }

    private List<String> faults() throws IOException {
        SealReport report = world.seal();
        assertThat(world.buckets().newest(ObjectKeys.SEALED)).isEmpty();
        assertThat(world.buckets().newest(ObjectKeys.MANIFESTS)).isEmpty();
        assertThat(Optional.of(report.manifests())).contains(0L);
        return report.faults().stream().map(SealFault::message).toList();
    }
}
