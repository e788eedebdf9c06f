package dev.invoicearchive.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.CommandContributor;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.local.retail.RealInvoices;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.model.InvoiceTotals;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Proves that real invoices which the load command writes into the table come out of the archive as another engine counts
 * them in the file, and that live totals and archive stay equal, invoice by invoice, through edits, deletes and expiries.
 */
class LoadedInvoicesTest {
    private static final String FIGURES = "SELECT count(*), count(DISTINCT invoice_number), %s FROM %s";
    private static final String BY_COUNTRY =
            "SELECT country, CAST(year(%s) AS varchar), count(*), %s FROM %s GROUP BY 1, 2 ORDER BY 1, 2";
    private static final Duration TO_LIVE = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", Instant.now().toEpochMilli());
    private final Random random = new Random(seed);
    private final MovableClock clock = new MovableClock(Clock.systemUTC());

    @Test
    @Tag("proof")
    @DisplayName("five thousand lines, then six hundred edits, deletes and expiries")
    void someThousandLines() throws Exception {
        loadAndChange(5_000, 600);
    }

    @Test
    @Tag("scale")
    @DisplayName("fifty thousand lines, then five thousand edits, deletes and expiries")
    void fiftyThousandLines() throws Exception {
        loadAndChange(50_000, 5_000);
    }

    private void loadAndChange(int lines, int changes) throws Exception {
        Path file = firstLines(lines);
        Map<String, String> settings =
                Map.of("ARCHIVE_FIRST_DAY", clock.instant().toString().substring(0, 10));
        LocalStack.Order order = order(settings);
        try (LocalStack stack = LocalStack.start(order)) {
            stack.announce();
            stack.pipeline().startReaders();
            stack.pipeline().startDispatcher();
            load(file);
            stack.pipeline().stopThreads();
            stack.pipeline().drain();
            assertEqualFigures(stack, file);

            change(stack.tables(), changes);
            stack.pipeline().dispatchAll();
            clock.moveTo(Instant.now().plus(TO_LIVE).plusSeconds(60));
            stack.pipeline().dispatchAll();
            stack.pipeline().drain();
            assertThat(archived(stack)).as("replay with -Dseed=%d", seed).isEqualTo(live(stack.tables()));
            assertThat(kinds(stack)).containsKeys("INSERT ", "MODIFY ", "REMOVE user", "REMOVE ttl");
        }
    }

    private LocalStack.Order order(Map<String, String> settings) {
        return new LocalStack.Order(
                new DataDirectory(folder.resolve("data")), settings, clock, Optional.empty(), LocalStack.Ports.FREE);
    }

    private void load(Path file) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(output, true, StandardCharsets.UTF_8),
                Terminal.NONE);
        int exitCode = ArchiveCommand.commandLine(console, ServiceLoader.load(CommandContributor.class))
                .execute(
                        "load",
                        file.toString(),
                        "--invoice",
                        "invoice_number",
                        "--transaction",
                        "line-number",
                        "--amount",
                        "quantity * unit_price",
                        "--country",
                        "country",
                        "--invoice-date",
                        "invoice_date",
                        "--date-format",
                        "uuuu-MM-dd HH:mm:ss",
                        "--rejected",
                        folder.resolve("rejected.csv").toString(),
                        "--data",
                        folder.resolve("data").toString());
        assertThat(exitCode).as(output.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void assertEqualFigures(LocalStack stack, Path file) throws SQLException {
        String csv = "read_csv('" + file + "', all_varchar = true)";
        String product = "sum(CAST(quantity AS decimal(18,3)) * CAST(unit_price AS decimal(18,3)))";
        String date = "CAST(invoice_date AS timestamp)";
        assertThat(rows(stack, FIGURES.formatted("sum(amount)", "changes")))
                .isEqualTo(duckDb(FIGURES.formatted(product, csv)));
        assertThat(rows(stack, BY_COUNTRY.formatted("invoice_date", "sum(amount)", "changes")))
                .isEqualTo(duckDb(BY_COUNTRY.formatted(date, product, csv)));
    }

    /** Seeded changes of lines that are there; an item is deleted or left to expire once, and edited as often as it comes. */
    private void change(DynamoDbClient table, int changes) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        table.scanPaginator(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                        .projectionExpression("InvoiceNumber, TransactionId"))
                .items()
                .forEach(keys::add);
        for (int i = 0; i < changes; i++) {
            int index = random.nextInt(keys.size());
            switch (random.nextInt(4)) {
                case 0 ->
                    table.deleteItem(request ->
                            request.tableName(ArchiveTables.TRANSACTIONS).key(keys.remove(index)));
                case 1 ->
                    set(
                            table,
                            keys.remove(index),
                            "ExpiresAt",
                            Long.toString(Instant.now().plus(TO_LIVE).getEpochSecond()));
                default ->
                    set(
                            table,
                            keys.get(index),
                            "Amount",
                            random.nextInt(100_000) - 50_000 + "." + random.nextInt(1_000));
            }
        }
    }

    private static void set(DynamoDbClient table, Map<String, AttributeValue> key, String attribute, String number) {
        table.updateItem(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                .key(key)
                .updateExpression("SET #attribute = :number")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":number", AttributeValue.fromN(number))));
    }

    private static Map<String, BigDecimal> live(DynamoDbClient table) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        table.scanPaginator(request -> request.tableName(InvoiceTotals.TABLE).consistentRead(true))
                .items()
                .forEach(item -> totals.put(
                        item.get(InvoiceTotals.INVOICE_NUMBER).s(),
                        new BigDecimal(item.get(InvoiceTotals.TOTAL).n()).stripTrailingZeros()));
        return totals;
    }

    private static Map<String, BigDecimal> archived(LocalStack stack) {
        return stack.queries().ask("SELECT invoice_number, net_amount FROM invoice_totals").rows().stream()
                .collect(Collectors.toMap(
                        row -> row.get(0),
                        row -> new BigDecimal(row.get(1)).stripTrailingZeros(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Map<String, String> kinds(LocalStack stack) {
        return stack
                .queries()
                .ask("SELECT event_name || ' ' || coalesce(removed_by, ''), count(*) FROM changes GROUP BY 1")
                .rows()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    private static List<List<String>> rows(LocalStack stack, String sql) {
        return stack.queries().ask(sql).rows().stream()
                .map(row -> row.stream().map(LoadedInvoicesTest::plain).toList())
                .toList();
    }

    private static List<List<String>> duckDb(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(plain(result.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Engines write equal decimals with different zeros. */
    private static String plain(String value) {
        return value.matches("-?[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private Path firstLines(int lines) throws IOException {
        Path source = RealInvoices.fileOrSkip();
        Path part = folder.resolve("part.csv");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(source)), StandardCharsets.UTF_8))) {
            Files.write(part, reader.lines().limit(lines + 1L).toList());
        }
        return part;
    }
}
