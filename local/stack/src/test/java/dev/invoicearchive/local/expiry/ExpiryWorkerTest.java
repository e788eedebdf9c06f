package dev.invoicearchive.local.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.Dispatcher;
import dev.invoicearchive.local.feed.DynamoDbTableStream;
import dev.invoicearchive.local.feed.LoggedChange;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.EventName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Proves that items expire on the injected clock when and only when their time has come, and that each removal is told
 * apart from a caller's, on the real table.
 */
class ExpiryWorkerTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final ExpirySchedule schedule = new ExpirySchedule(Attributes.DEFAULT);
    private TableProcess table;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;
    private ExpiryReceipts receipts;
    private ExpiryWorker worker;
    private ChangeLog log;
    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws Exception {
        clock.moveTo(START);
        table = TableProcess.start(Installation.current(), folder.resolve("table"), folder.resolve("table.log"));
        client = table.tables();
        streams = table.streams();
        ArchiveTables tables = new ArchiveTables(client, ArchiveSettings.DEFAULT);
        tables.create();
        receipts = new ExpiryReceipts(client, Attributes.DEFAULT);
        receipts.createTable();
        receipts.createTable();
        worker = new ExpiryWorker(client, ArchiveTables.TRANSACTIONS, Attributes.DEFAULT, schedule, receipts, clock);
        log = ChangeLog.open(new LocalFiles(), folder.resolve("log"));
        dispatcher = new Dispatcher(
                new DynamoDbTableStream(streams, tables.streamArn()),
                log,
                clock,
                receipts,
                () -> UUID.randomUUID().toString(),
                schedule::note);
    }

    @AfterEach
    void stop() {
        client.close();
        streams.close();
        table.close();
    }

    @Test
    void removesWhatIsDueAndNothingElse() throws IOException {
        put("due", AttributeValue.fromN(seconds(10)));
        put("later", AttributeValue.fromN(seconds(11)));
        put("text", AttributeValue.fromS(seconds(1)));
        put("fraction", AttributeValue.fromN("1.5"));
        put("never", null);
        dispatch();
        clock.moveTo(START.plusSeconds(9));
        assertThat(worker.removeDue()).isZero();
        clock.moveTo(START.plusSeconds(10));
        assertThat(worker.removeDue()).isEqualTo(1);
        assertThat(removals()).extracting(LoggedChange::isExpiry).containsExactly(true);
        assertThat(client.scan(request -> request.tableName(ArchiveTables.TRANSACTIONS))
                        .count())
                .isEqualTo(4);
    }

    @Test
    void leavesAnItemWhoseTimeWasMovedOn() throws IOException {
        put("moved", AttributeValue.fromN(seconds(10)));
        dispatch();
        put("moved", AttributeValue.fromN(seconds(100)));
        clock.moveTo(START.plusSeconds(50));
        assertThat(worker.removeDue()).isZero();
        dispatch();
        clock.moveTo(START.plusSeconds(100));
        assertThat(worker.removeDue()).isEqualTo(1);
    }

    @Test
    void tellsACallersDeleteOfAnExpiringItemFromAnExpiry() throws IOException {
        put("deleted", AttributeValue.fromN(seconds(10)));
        put("expired", AttributeValue.fromN(seconds(10)));
        dispatch();
        clock.moveTo(START.plusSeconds(10));
        client.deleteItem(
                request -> request.tableName(ArchiveTables.TRANSACTIONS).key(key("deleted")));
        assertThat(worker.removeDue()).isEqualTo(1);
        assertThat(removals()).extracting(LoggedChange::isExpiry).containsExactly(false, true);
    }

    @Test
    void tellsThemApartWhenOneItemIsDeletedInsertedAgainAndExpires() throws IOException {
        put("twice", AttributeValue.fromN(seconds(10)));
        dispatch();
        client.deleteItem(
                request -> request.tableName(ArchiveTables.TRANSACTIONS).key(key("twice")));
        put("twice", AttributeValue.fromN(seconds(20)));
        clock.moveTo(START.plusSeconds(30));
        schedule.add(new ExpirySchedule.ExpiringItem(START.plusSeconds(20).getEpochSecond(), "twice", "TX-1"));
        assertThat(worker.removeDue()).isEqualTo(1);
        assertThat(removals()).extracting(LoggedChange::isExpiry).containsExactly(false, true);
    }

    @Test
    void findsExpiringItemsOfATableThatWasThereBefore() {
        put("old", AttributeValue.fromN(seconds(10)));
        put("never", null);
        worker.scheduleAll();
        clock.moveTo(START.plusSeconds(10));
        assertThat(worker.removeDue()).isEqualTo(1);
    }

    @Test
    void leavesNoReceiptBehindOnceTheRemovalIsLogged() throws IOException {
        put("due", AttributeValue.fromN(seconds(10)));
        dispatch();
        clock.moveTo(START.plusSeconds(10));
        worker.removeDue();
        assertThat(client.scan(request -> request.tableName(ExpiryReceipts.TABLE))
                        .count())
                .isEqualTo(1);
        dispatch();
        assertThat(client.scan(request -> request.tableName(ExpiryReceipts.TABLE))
                        .count())
                .isZero();
    }

    private List<LoggedChange> removals() throws IOException {
        dispatch();
        return log.readerFrom(0).read(100).stream()
                .filter(change -> change.eventName() == EventName.REMOVE)
                .toList();
    }

    private void dispatch() throws IOException {
        int moved;
        do {
            moved = dispatcher.poll();
        } while (moved > 0);
    }

    private void put(String invoice, AttributeValue expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(key(invoice));
        item.put("Amount", AttributeValue.fromN("12.5"));
        if (expiresAt != null) {
            item.put("ExpiresAt", expiresAt);
        }
        client.putItem(request -> request.tableName(ArchiveTables.TRANSACTIONS).item(item));
    }

    private static Map<String, AttributeValue> key(String invoice) {
        return Map.of("InvoiceNumber", AttributeValue.fromS(invoice), "TransactionId", AttributeValue.fromS("TX-1"));
    }

    private static String seconds(long afterStart) {
        return Long.toString(START.plusSeconds(afterStart).getEpochSecond());
    }
}
