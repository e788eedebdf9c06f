package dev.invoicearchive.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.expiry.ExpiryReceipts;
import dev.invoicearchive.local.feed.DynamoDbTableStream;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.firehose.DeliveryCounts;
import dev.invoicearchive.local.firehose.DeliverySettings;
import dev.invoicearchive.local.runner.ExpectedHistory.Expected;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.InvoiceTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Proves that the pipeline loses nothing and doubles nothing when it is killed before and in the middle of every write
 * that it makes: each time with fresh inserts, edits, deletes and expiries on their way, on one data directory, with the
 * real table, the real Lambdas and an independent account of what was written.
 */
@Tag("proof")
class PipelineKillTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final int KILLS_MAX = 200;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private TableProcess table;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;
    private String streamArn;
    private ExpectedHistory history;

    @BeforeEach
    void startTable() throws Exception {
        clock.moveTo(START);
        table = TableProcess.start(Installation.current(), folder.resolve("table"), folder.resolve("table.log"));
        client = table.tables();
        streams = table.streams();
        ArchiveTables tables = new ArchiveTables(client, ArchiveSettings.DEFAULT);
        tables.create();
        new ExpiryReceipts(client, Attributes.DEFAULT).createTable();
        streamArn = tables.streamArn();
        history = new ExpectedHistory(ArchiveTables.TRANSACTIONS);
    }

    @AfterEach
    void stopTable() {
        client.close();
        streams.close();
        table.close();
    }

    @Test
    void losesNothingAndDoublesNothingWhereverItIsKilled() throws IOException {
        int kills = 0;
        for (Fault fault : List.of(Fault.KILLED_BEFORE, Fault.KILLED_AFTER)) {
            boolean killed = true;
            for (int call = 0; killed && call < KILLS_MAX; call++) {
                writeSomething(fault + "-" + call);
                killed = runAndDieAt(fault, call);
                kills += killed ? 1 : 0;
            }
            assertThat(killed).as("the last run came to its end undisturbed").isFalse();
        }
        assertThat(kills).as("writes of an undisturbed run, twice").isGreaterThan(20);
        run(open(new LocalFiles()));
        assertArchiveAndTotals();
    }

    @Test
    void goesOnWhereItStoodOnceAFullDiskHasRoomAgain() throws IOException {
        boolean full = true;
        int faults = 0;
        for (int call = 0; full && call < KILLS_MAX; call++) {
            writeSomething("full-" + call);
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            files.failAt(call);
            full = fillAndRepair(files);
            faults += full ? 1 : 0;
        }
        assertThat(full).as("the last run came to its end undisturbed").isFalse();
        assertThat(faults).as("writes of an undisturbed run").isGreaterThan(10);
        run(open(new LocalFiles()));
        assertArchiveAndTotals();
    }

    /** Whether the disk was full at some write; the same pipeline, still in memory, then finishes. */
    private boolean fillAndRepair(FaultyFiles files) throws IOException {
        Optional<Pipeline> pipeline = Optional.empty();
        try {
            pipeline = Optional.of(open(files));
            run(pipeline.get());
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            files.repair();
            run(pipeline.isPresent() ? pipeline.get() : open(files));
            return true;
        }
    }

    private void writeSomething(String round) {
        long soon = clock.instant().getEpochSecond() + 1;
        history.put(client, "INV-" + round, "TX-1", "10.50");
        history.put(client, "INV-" + round, "TX-2", "0.001");
        history.put(client, "INV-" + round, "TX-1", "12.75");
        history.putExpiring(client, "INV-" + round, "TX-3", "7", soon);
        history.put(client, "INV-all", "TX-" + round, "1");
        history.delete(client, "INV-" + round, "TX-2");
    }

    private boolean runAndDieAt(Fault fault, int call) throws IOException {
        FaultyFiles files = new FaultyFiles(fault);
        files.failAt(call);
        try {
            run(open(files));
            return false;
        } catch (FaultyFiles.Killed e) {
            return true;
        }
    }

    private void run(Pipeline pipeline) throws IOException {
        pipeline.dispatchAll();
        clock.moveTo(clock.instant().plusSeconds(2));
        history.expireThrough(clock.instant().getEpochSecond());
        pipeline.dispatchAll();
        pipeline.drain();
    }

    private Pipeline open(DurableFiles files) throws IOException {
        ArchiveSettings settings = ArchiveSettings.DEFAULT;
        return Pipeline.open(new Pipeline.Parts(
                new DataDirectory(folder.resolve("data")),
                files,
                clock,
                ArchiveTables.TRANSACTIONS,
                settings.attributes(),
                client,
                new DynamoDbTableStream(streams, streamArn),
                DeliverySettings.ARCHIVE,
                ShippedFunctions.transform(settings, () -> UUID.randomUUID().toString(), line -> {}),
                ShippedFunctions.totals(client, settings, clock, line -> {}),
                new DeliveryCounts(),
                line -> {}));
    }

    private void assertArchiveAndTotals() throws IOException {
        Pipeline pipeline = open(new LocalFiles());
        Map<String, ArchiveRow> byEventId = new LinkedHashMap<>();
        for (StoredObject object : pipeline.store().list("Invoice/")) {
            for (ArchiveRow row : ParquetRowReader.read(pipeline.store().read(object))) {
                Optional<ArchiveRow> twin = Optional.ofNullable(byEventId.put(row.eventId(), row));
                twin.ifPresent(other -> assertThat(Expected.of(other)).isEqualTo(Expected.of(row)));
            }
        }
        List<Expected> archived = byEventId.values().stream().map(Expected::of).toList();
        assertThat(ExpectedHistory.sorted(archived)).isEqualTo(history.changes());
        assertThat(liveTotals()).isEqualTo(history.totals());
        assertThat(pipeline.store().list("errors/")).isEmpty();
    }

    private Map<String, BigDecimal> liveTotals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        client.scanPaginator(request -> request.tableName(InvoiceTotals.TABLE).consistentRead(true))
                .items()
                .forEach(item -> totals.put(
                        item.get(InvoiceTotals.INVOICE_NUMBER).s(),
                        new BigDecimal(item.get(InvoiceTotals.TOTAL).n()).stripTrailingZeros()));
        return totals;
    }
}
