package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.runner.ShippedFunctions;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that the stand-in bites: two calls of the transform that share one prefix give one object in which half of the
 * rows cannot be seen, and nobody complains. And that the token, fresh for every carrier, is what prevents it.
 */
class FirehoseJoinsTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final String RECORD = """
            {"awsRegion":"eu-west-1","eventID":"%s","eventName":"INSERT","userIdentity":null,
            "recordFormat":"application/json","tableName":"InvoiceTransactions","dynamodb":{
            "ApproximateCreationDateTime":1795204800000000,"ApproximateCreationDateTimePrecision":"MICROSECOND",
            "Keys":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"}},
            "NewImage":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"},"Amount":{"N":"%s"}},
            "SizeBytes":90},"eventSource":"aws:dynamodb"}""";

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final RecordedDelivery recorded = new RecordedDelivery();
    private DirectoryObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        clock.moveTo(START);
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
    }

    @Test
    void losesRowsSilentlyWhenTwoCallsShareAPrefix() throws Exception {
        deliverTwoCalls(() -> "same");

        assertThat(recorded.delivered).hasSize(1);
        StoredObject object = recorded.delivered.get(0);
        assertThat(duckDbCount(object)).as("rows that a reader sees, of two").isEqualTo(1);
        assertThatThrownBy(() -> ParquetRowReader.read(store.read(object)))
                .as("our own reader refuses it")
                .isInstanceOf(InvalidParquetException.class);
    }

    @Test
    void losesNothingWithAFreshTokenForEveryCarrier() throws Exception {
        Iterator<String> tokens = List.of("first", "second").iterator();
        deliverTwoCalls(tokens::next);

        assertThat(recorded.delivered).hasSize(2);
        for (StoredObject object : recorded.delivered) {
            assertThat(duckDbCount(object)).isEqualTo(1);
            assertThat(ParquetRowReader.read(store.read(object))).hasSize(1);
        }
    }

    private void deliverTwoCalls(Supplier<String> tokens) throws IOException {
        DeliveryStream stream = stream(tokens);
        for (int i = 0; i < 2; i++) {
            byte[] record = RECORD.formatted("event-" + i, i + 1).getBytes(StandardCharsets.UTF_8);
            stream.accept(new SourceRecord(i, Integer.toString(i), record, START));
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(60)));
            if (i == 0) {
                stream.pump();
                // The object's own interval has only begun when the second call's output arrives.
                clock.moveTo(clock.instant().minusSeconds(30));
            }
        }
        stream.drain();
        assertThat(recorded.calls).hasSize(2);
    }

    private DeliveryStream stream(Supplier<String> tokens) {
        return new DeliveryStream(
                DeliverySettings.ARCHIVE,
                ShippedFunctions.transform(ArchiveSettings.DEFAULT, tokens, line -> {}),
                store,
                clock,
                0,
                recorded);
    }

    private long duckDbCount(StoredObject object) throws SQLException {
        Path file = store.folder().resolve(object.key());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM read_parquet('" + file + "')")) {
            result.next();
            return result.getLong(1);
        }
    }
}
