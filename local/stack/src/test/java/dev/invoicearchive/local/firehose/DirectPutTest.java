package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is put directly is delivered once its time has passed, by the time of day or because the log says so; wherever the
 * stream is killed, or the disk fills up, nothing that was acknowledged is lost.
 */
class DirectPutTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(150);
    private static final int CALLS_MAX = 300;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final List<String> acknowledged = new ArrayList<>();
    private int put;

    @BeforeEach
    void setClock() {
        clock.moveTo(NOW);
    }

    @Test
    void deliversOnceTheLogSaysThatTimePassedAndKeepsTheTimeOfDay() throws IOException {
        GivenDirectPut given = open(new LocalFiles(), "one");
        put(given, 3);
        given.pump();
        assertThat(given.rows()).isEmpty();
        given.stream().pass(INTERVAL);
        given.pump();

        assertThat(given.rows()).extracting(ArchiveRow::eventId).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(given.rows()).allSatisfy(row -> {
            assertThat(row.origin()).isEqualTo(Origin.IMPORT);
            assertThat(row.arrivedAt()).isEqualTo(NOW);
        });
        assertThat(given.stream().progress()).isEqualTo(new DirectPut.Progress(3, 3, 0));
        assertThat(given.store().list(ObjectKeys.SOURCE)).singleElement().satisfies(object -> assertThat(object.key())
                .startsWith("source/2026/11/20/20/invoice-archive-direct-1-2026-11-20-20-00-00-"));
    }

    @Test
    void deliversByTheTimeOfDayWhereNobodyTellsThatTimePassed() throws IOException {
        GivenDirectPut given = open(new LocalFiles(), "one");
        put(given, 2);
        given.pump();
        for (int i = 0; i < 2; i++) {
            clock.moveTo(clock.instant().plusSeconds(60));
            given.pump();
        }
        assertThat(given.rows()).hasSize(2);
    }

    @Test
    void whatFailsIsCountedAndLiesUnderErrors() throws IOException {
        GivenDirectPut given = open(new LocalFiles(), "one");
        put(given, 2);
        given.stream().accept(List.of("no change".getBytes(StandardCharsets.UTF_8)));
        given.stream().pass(INTERVAL);
        given.pump();

        assertThat(given.stream().progress()).isEqualTo(new DirectPut.Progress(3, 3, 1));
        assertThat(given.store().list(ObjectKeys.ERRORS)).hasSize(1);
    }

    @Test
    @Tag("proof")
    void losesNothingWhereverItIsKilled() throws IOException {
        int kills = 0;
        for (Fault fault : List.of(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)) {
            boolean killed = true;
            for (int call = 0; killed && call < CALLS_MAX; call++) {
                killed = runAndDieAt(fault, call);
                kills += killed ? 1 : 0;
            }
            assertThat(killed).as("the last run came to its end undisturbed").isFalse();
        }
        assertThat(kills).as("writes of an undisturbed run, twice").isGreaterThan(20);
        assertEverythingArrives();
    }

    @Test
    @Tag("proof")
    void goesOnWhereItStoodOnceAFullDiskHasRoomAgain() throws IOException {
        boolean full = true;
        int faults = 0;
        for (int call = 0; full && call < CALLS_MAX; call++) {
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            files.failAt(call);
            full = fillAndRepair(files);
            faults += full ? 1 : 0;
        }
        assertThat(full).as("the last run came to its end undisturbed").isFalse();
        assertThat(faults).as("writes of an undisturbed run").isGreaterThan(10);
        assertEverythingArrives();
    }

    private boolean runAndDieAt(Fault fault, int call) throws IOException {
        FaultyFiles files = new FaultyFiles(fault);
        files.failAt(call);
        try {
            run(open(files, "one"));
            return false;
        } catch (FaultyFiles.Killed e) {
            return true;
        }
    }

    /** Whether the disk was full at some write; the same stream, still in memory, then goes on. */
    private boolean fillAndRepair(FaultyFiles files) throws IOException {
        Optional<GivenDirectPut> given = Optional.empty();
        try {
            given = Optional.of(open(files, "one"));
            run(given.get());
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            files.repair();
            run(given.isPresent() ? given.get() : open(files, "one"));
            return true;
        }
    }

    /** Two rounds of puts, each followed by time, the second not pumped to its end before the stop. */
    private void run(GivenDirectPut given) throws IOException {
        put(given, 3);
        given.pump();
        given.stream().pass(INTERVAL);
        given.pump();
        put(given, 2);
        given.stream().pump().pump();
        given.stream().pump().drain();
    }

    /** Acknowledged only when it returns; events of three hours. */
    private void put(GivenDirectPut given, int count) throws IOException {
        List<byte[]> records = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            put++;
            ids.add("event-" + put);
            records.add(record("event-" + put, put));
        }
        given.stream().accept(records);
        acknowledged.addAll(ids);
    }

    private static byte[] record(String id, int number) {
        long micros = 1_577_836_800_000_000L + number % 3 * 3_600_000_000L;
        String keys = "{\"InvoiceNumber\":{\"S\":\"I-1\"},\"TransactionId\":{\"S\":\"" + number + "\"}}";
        String text = "{\"archiveOrigin\":\"import\",\"eventID\":\"" + id + "\",\"eventName\":\"INSERT\",\"dynamodb\":{"
                + "\"ApproximateCreationDateTime\":" + micros + ",\"Keys\":" + keys + ",\"NewImage\":" + keys
                + ",\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertEverythingArrives() throws IOException {
        GivenDirectPut given = open(new LocalFiles(), "one");
        given.stream().pump().drain();
        assertThat(given.rows()).extracting(ArchiveRow::eventId).containsAll(acknowledged);
        assertThat(given.store().list(ObjectKeys.ERRORS)).isEmpty();
        DirectPut.Progress progress = given.stream().progress();
        assertThat(progress.delivered()).isEqualTo(progress.accepted());
        assertThat(progress.accepted()).isGreaterThanOrEqualTo(acknowledged.size());
    }

    private GivenDirectPut open(DurableFiles files, String name) throws IOException {
        return GivenDirectPut.open(files, folder.resolve(name), ArchiveSettings.DEFAULT, clock);
    }
}
