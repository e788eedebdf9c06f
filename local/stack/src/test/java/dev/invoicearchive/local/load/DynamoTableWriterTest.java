package dev.invoicearchive.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.load.DynamoTableWriter;
import dev.invoicearchive.ingest.load.JitteredBackoff;
import dev.invoicearchive.ingest.load.JournalPaths;
import dev.invoicearchive.ingest.load.Load;
import dev.invoicearchive.ingest.load.LoadCounts;
import dev.invoicearchive.ingest.load.LoadJournal;
import dev.invoicearchive.ingest.load.LoadSpeed;
import dev.invoicearchive.ingest.load.LocalJournalFiles;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.ingest.load.TableWriterContract;
import dev.invoicearchive.ingest.load.TargetTable;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Proves that the DynamoDB writer keeps the contract of table writers, and a whole load, against DynamoDB Local. */
class DynamoTableWriterTest extends TableWriterContract {
    private static final Attributes NAMES = ArchiveSettings.DEFAULT.attributes();

    @TempDir
    private static Path folder;

    private static TableProcess table;
    private static DynamoDbClient client;
    private static TableWriter writer;

    @BeforeAll
    static void startTable() throws IOException, TimeoutException {
        table = TableProcess.start(Installation.current(), folder.resolve("table"), folder.resolve("table.log"));
        client = table.tables();
        new ArchiveTables(client, ArchiveSettings.DEFAULT).create();
        writer =
                new DynamoTableWriter(client, ArchiveTables.TRANSACTIONS, NAMES.invoiceNumber(), new JitteredBackoff());
    }

    @AfterAll
    static void stopTable() {
        client.close();
        table.close();
    }

    @Override
    protected TableWriter writer() {
        return writer;
    }

    @Override
    protected Optional<Map<String, AttributeValue>> stored(String invoiceNumber, String transactionId) {
        Map<String, AttributeValue> item = client.getItem(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                        .key(key(invoiceNumber, transactionId))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    @Test
    void aLoadMeetsItemsThatAreThereEqualOnesAndOtherOnes() throws Exception {
        Path file = Files.writeString(
                folder.resolve("sales.csv"),
                "number,line,amount\n"
                        + IntStream.range(0, 730)
                                .mapToObj(n -> "L-" + n % 7 + "," + n + "," + n + ".50\n")
                                .collect(Collectors.joining()));
        put("L-0", "0", "0.5");
        put("L-1", "1", "77");

        LoadJournal journal = load(file);

        assertThat(journal.counts()).isEqualTo(new LoadCounts(728, 1, 0, 1));
        assertThat(Files.readAllLines(journal.rejected()))
                .containsExactly(
                        "line,invoice,transaction,reason",
                        "3,L-1,1,\"Invalid key: the table has this transaction with other content, expected a new"
                                + " one.\"");
        assertThat(stored("L-1", "1").orElseThrow().get(NAMES.amount()).n()).isEqualTo("77");
        assertThat(stored("L-2", "9").orElseThrow().get(NAMES.amount()).n()).isEqualTo("9.5");
    }

    @Test
    void theTableIsKnownApartFromEveryOther() throws Exception {
        assertThat(TargetTable.check(client, ArchiveTables.TRANSACTIONS, NAMES))
                .isEqualTo(TargetTable.check(client, ArchiveTables.TRANSACTIONS, NAMES))
                .contains(ArchiveTables.TRANSACTIONS, "20");
        assertThatThrownBy(() -> TargetTable.check(client, "Nowhere", NAMES))
                .isInstanceOf(TableUnavailableException.class)
                .hasMessageStartingWith("Missing table Nowhere");
        Attributes others = ArchiveSettings.fromEnvironment(Map.of("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "Other"))
                .attributes();
        assertThatThrownBy(() -> TargetTable.check(client, ArchiveTables.TRANSACTIONS, others))
                .hasMessageContaining("expected " + NAMES.invoiceNumber() + ", Other.");
    }

    @Test
    void aTableThatIsGoneIsNoFaultOfALine() {
        TableWriter gone = new DynamoTableWriter(client, "Nowhere", NAMES.invoiceNumber(), new JitteredBackoff());
        assertThatThrownBy(() -> new Load(gone, journal("gone"), new LoadSpeed(1, 100)).run(source(anyFile())))
                .isInstanceOf(TableUnavailableException.class)
                .hasMessageContaining("Cannot write to the table Nowhere: ResourceNotFoundException");
    }

    private static Path anyFile() throws IOException {
        return Files.writeString(folder.resolve("any.csv"), "number,line,amount\nX,1,1\n");
    }

    private static LoadJournal load(Path file) throws Exception {
        LoadJournal journal = journal("load");
        new Load(writer, journal, new LoadSpeed(2, 100)).run(source(file));
        return journal;
    }

    private static LoadJournal journal(String name) throws IOException {
        JournalPaths paths = JournalPaths.beside(folder.resolve(name + ".rejected.csv"));
        return LoadJournal.open(new LocalJournalFiles(), paths, name, folder.resolve(name), false);
    }

    private static MappedSource source(Path file) throws Exception {
        return MappedSource.open(
                file,
                new MappingText(Map.of(
                        MappingKey.INVOICE, "number",
                        MappingKey.TRANSACTION, "line",
                        MappingKey.AMOUNT, "amount",
                        MappingKey.DOCUMENT, "none")),
                ArchiveSettings.DEFAULT);
    }

    private static void put(String invoice, String transaction, String amount) {
        client.putItem(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                .item(Map.of(
                        NAMES.invoiceNumber(), AttributeValue.fromS(invoice),
                        NAMES.transactionId(), AttributeValue.fromS(transaction),
                        NAMES.amount(), AttributeValue.fromN(amount))));
    }

    private static Map<String, AttributeValue> key(String invoice, String transaction) {
        return Map.of(
                NAMES.invoiceNumber(), AttributeValue.fromS(invoice),
                NAMES.transactionId(), AttributeValue.fromS(transaction));
    }
}
