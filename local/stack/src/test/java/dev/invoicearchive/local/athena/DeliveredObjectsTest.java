package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.firehose.DeliveryListener;
import dev.invoicearchive.local.firehose.DeliverySettings;
import dev.invoicearchive.local.firehose.DeliveryStream;
import dev.invoicearchive.local.firehose.SourceRecord;
import dev.invoicearchive.local.runner.ShippedFunctions;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.ChangeRecordParser;
import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Proves for every delivered object that two readers which did not write it see the rows that the transform accepted:
 * Trino, by the path of the object, and DuckDB agree with the records of the call that the object came from, in count and
 * in the exact sum of the amounts.
 */
@ExtendWith(EngineOfThisJava.class)
class DeliveredObjectsTest {
    private static final String DATABASE = "delivered_objects";
    private static final Clock CLOCK = Clock.fixed(ChangeRecordGenerator.ARRIVAL, ZoneOffset.UTC);
    private static final int RECORDS = 1_500;

    private final CallAccounts accounts = new CallAccounts();

    @Test
    void everyObjectHoldsWhatItsCallAcceptedForItsHour(RunningEngine engine) throws Exception {
        Path bucket = engine.bucket(DATABASE);
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), CLOCK, bucket.getParent(), DATABASE);
        deliver(store);
        engine.deployTable(DATABASE, ArchiveSettings.DEFAULT.firstDay());

        Map<String, Seen> byTrino = seenByTrino(engine);
        Map<String, Long> rowsByCallAndHour = new TreeMap<>();
        for (StoredObject object : accounts.delivered) {
            Path file = store.folder().resolve(object.key());
            Seen byDuckDb = seenByDuckDb(file);
            assertThat(byTrino.get(file.getFileName().toString()))
                    .as(object.key())
                    .isEqualTo(byDuckDb);
            List<ArchiveRow> rows = ParquetRowReader.read(store.read(object));
            assertThat(byDuckDb.rows()).as(object.key()).isEqualTo(rows.size());
            rowsByCallAndHour.merge(callAndHour(object.key()), byDuckDb.rows(), Long::sum);
        }
        assertThat(byTrino).as("objects that the engine sees").hasSize(accounts.delivered.size());
        assertThat(rowsByCallAndHour).as("records accepted").isEqualTo(accounts.acceptedByCallAndHour);
        assertThat(accounts.calls).as("calls of the transform").isGreaterThan(1);
        assertThat(accounts.failed).as("the case covers failures").isGreaterThan(0);
    }

    /** What a reader sees of one object. */
    private record Seen(long rows, BigDecimal amounts) {}

    private void deliver(DirectoryObjectStore store) throws IOException {
        int[] drawn = {0};
        DeliveryStream stream = new DeliveryStream(
                DeliverySettings.ARCHIVE,
                ShippedFunctions.transform(
                        ArchiveSettings.DEFAULT, () -> "call" + accounts.calls + "x" + drawn[0]++, line -> {}),
                store,
                CLOCK,
                0,
                accounts);
        ChangeRecordGenerator believable = ChangeRecordGenerator.believable(11);
        ChangeRecordGenerator nasty = ChangeRecordGenerator.nasty(12);
        for (int i = 0; i < RECORDS; i++) {
            ChangeRecordGenerator generator = i % 3 == 0 ? nasty : believable;
            byte[] bytes = i % 19 == 0
                    ? "{\"no\":\"change\"}".getBytes(StandardCharsets.UTF_8)
                    : generator.json(generator.next());
            stream.accept(new SourceRecord(i, Integer.toString(i), bytes, ChangeRecordGenerator.ARRIVAL));
        }
        stream.drain();
    }

    private static Map<String, Seen> seenByTrino(RunningEngine engine) {
        Map<String, Seen> seen = new HashMap<>();
        String sql = "SELECT \"$path\", count(*), coalesce(sum(amount), DECIMAL '0.000000000') FROM delivered_days"
                + " GROUP BY 1";
        for (List<String> row : engine.queries(DATABASE).ask(sql).rows()) {
            String path = row.get(0);
            seen.put(
                    path.substring(path.lastIndexOf('/') + 1),
                    new Seen(Long.parseLong(row.get(1)), new BigDecimal(row.get(2))));
        }
        return seen;
    }

    private static Seen seenByDuckDb(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*), coalesce(sum(amount), 0.000000000::DECIMAL(38,9)) FROM read_parquet('" + file
                                + "')")) {
            result.next();
            return new Seen(result.getLong(1), result.getBigDecimal(2));
        }
    }

    /** The token that begins an object's name says which call drew it. */
    private static String callAndHour(String key) {
        String folder = key.substring(0, key.lastIndexOf('/'));
        String name = key.substring(key.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('x')) + " " + folder;
    }

    /** What each call was given, by the hour in which it happened. */
    private static final class CallAccounts implements DeliveryListener {
        private final ChangeRecordParser parser = new ChangeRecordParser();
        private final Map<String, Long> acceptedByCallAndHour = new TreeMap<>();
        private final List<StoredObject> delivered = new ArrayList<>();
        private int calls;
        private int failed;

        @Override
        public void transformed(List<SourceRecord> records, List<String> failedRecordIds) {
            for (SourceRecord record : records) {
                if (failedRecordIds.contains(record.recordId())) {
                    failed++;
                } else {
                    String folder = ObjectKeys.deliveredFolder(hourOf(record));
                    String hour = folder.substring(0, folder.length() - 1);
                    acceptedByCallAndHour.merge("call" + calls + " " + hour, 1L, Long::sum);
                }
            }
            calls++;
        }

        @Override
        public void written(ObjectKind kind, StoredObject object, int pieces) {
            if (kind == ObjectKind.DELIVERED) {
                assertThat(pieces).as("carriers in one object").isEqualTo(1);
                delivered.add(object);
            }
        }

        private EventHour hourOf(SourceRecord record) {
            ChangeRecord change = parser.parse(record.data());
            return change.eventTimeMicros().isPresent()
                    ? EventHour.ofMicros(change.eventTimeMicros().getAsLong())
                    : EventHour.of(record.arrivedAt());
        }
    }
}
