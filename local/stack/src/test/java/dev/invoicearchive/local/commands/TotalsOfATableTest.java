package dev.invoicearchive.local.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Effect;
import dev.invoicearchive.totals.Claim;
import dev.invoicearchive.totals.DynamoTotalsStore;
import dev.invoicearchive.totals.InvoiceClaims;
import dev.invoicearchive.totals.TotalsSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The totals command reads, from a real table, what the totals Lambda's store wrote there, to the last digit. */
class TotalsOfATableTest {
    private static final Instant TIME = Instant.parse("2026-11-20T20:00:00Z");

    @TempDir
    private static Path folder;

    private static TableProcess table;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeAll
    static void writeTotals() throws IOException, TimeoutException {
        table = TableProcess.start(Installation.current(), folder.resolve("table"), folder.resolve("table.log"));
        try (DynamoDbClient client = table.tables()) {
            new ArchiveTables(client, ArchiveSettings.DEFAULT).create();
            DynamoTotalsStore store = new DynamoTotalsStore(client, TotalsSettings.DEFAULT);
            apply(store, "I-1", "12345678901234567890.123456789");
            apply(store, "I-2", "-0.000000001");
        }
        announce(table.endpoint());
    }

    @AfterAll
    static void stopTable() {
        table.close();
    }

    @BeforeEach
    void forgetOutput() {
        output.reset();
        errors.reset();
    }

    @Test
    void oneTotalComesWithEveryDigit() {
        assertThat(totals("I-1", "--json")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"invoice\":\"I-1\",\"total\":\"12345678901234567890.123456789\",\"transactions\":1,"
                        + "\"updated\":\"2026-11-20T20:00:00Z\",\"rebuild_needed\":false}");
    }

    @Test
    void theSumOfAllIsExact() {
        assertThat(totals("--sum", "--json")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("\"total\":\"12345678901234567890.123456788\"");
    }

    @Test
    void anInvoiceThatIsNotThereIsNamed() {
        assertThat(totals("I-3")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("error: Missing invoice I-3");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThat(totals("--totals-table", "Elsewhere")).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("error: Cannot use the table Elsewhere: ResourceNotFoundException");
    }

    private int totals(String... arguments) {
        List<String> line = new ArrayList<>(List.of("totals", "--data", folder.toString()));
        line.addAll(List.of(arguments));
        Console console = new Console(stream(output), stream(errors), Terminal.NONE);
        return ArchiveCommand.commandLine(console, List.of()).execute(line.toArray(String[]::new));
    }

    private static void apply(DynamoTotalsStore store, String invoice, String amount) {
        Claim claim = new Claim(invoice + "-event", new Effect(new BigDecimal(amount), 1), TIME);
        store.apply(new InvoiceClaims(invoice, List.of(claim)));
    }

    private static void announce(URI tableEndpoint) throws IOException {
        RunningStack stack = new RunningStack(
                ProcessHandle.current().pid(),
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:1"),
                tableEndpoint,
                "jdbc:trino://127.0.0.1:1",
                ProcessHandle.current().info().startInstant().orElseThrow());
        stack.announce(folder);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
