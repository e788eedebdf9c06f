package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.totals.LiveTotal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The totals command shows exact sums, in both forms, and says so when an invoice is unknown or nothing runs. */
class TotalsCommandTest {
    private static final LiveTotal FIRST =
            new LiveTotal("I-1", new BigDecimal("1234.50"), 3, Optional.of("2026-11-20T10:00:00Z"), false);
    private static final LiveTotal SECOND =
            new LiveTotal("I-2", new BigDecimal("-0.000000001"), 12, Optional.empty(), true);

    private final Shell shell = new Shell();
    private final FakeConnections connections = FakeConnections.withTotals(FIRST, SECOND);

    @Test
    void everyInvoiceHasALine() {
        assertThat(totals()).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "invoice         total  transactions  updated               rebuild_needed",
                        "-------  ------------  ------------  --------------------  --------------",
                        "I-1           1234.50             3  2026-11-20T10:00:00Z  false",
                        "I-2      -0.000000001            12  NULL                  true");
        assertThat(connections.isClosed()).isTrue();
    }

    @Test
    void oneInvoiceIsOneLine() {
        assertThat(totals("I-1")).isZero();
        assertThat(shell.output().lines()).hasSize(3).last().asString().startsWith("I-1");
    }

    @Test
    void jsonKeepsEveryDigit() {
        assertThat(totals("--json")).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "{\"invoice\":\"I-1\",\"total\":\"1234.50\",\"transactions\":3,"
                                + "\"updated\":\"2026-11-20T10:00:00Z\",\"rebuild_needed\":false}",
                        "{\"invoice\":\"I-2\",\"total\":\"-0.000000001\",\"transactions\":12,"
                                + "\"updated\":null,\"rebuild_needed\":true}");
    }

    @Test
    void theSumIsExact() {
        assertThat(totals("--sum", "--json")).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "{\"invoices\":2,\"total\":\"1234.499999999\",\"transactions\":15,\"rebuilds_needed\":1}");
    }

    @Test
    void anUnknownInvoiceIsNamed() {
        assertThat(totals("I-9")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).startsWith("error: Missing invoice I-9: InvoiceTotal has no such total");
    }

    @Test
    void withoutARunningStackTheNextStepIsSaid(@TempDir Path folder) {
        int exitCode = shell.run(List.of(), "totals", "--data", folder.toString());

        assertThat(exitCode).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(shell.errors().strip())
                .isEqualTo("error: Cannot reach the local stack: none runs on " + folder
                        + ", expected one. Start it with: ./archive up --data " + folder);
    }

    private int totals(String... arguments) {
        CommandLine line = ArchiveCommand.configured(
                new CommandLine(new TotalsCommand(shell.console(), connections)), shell.console());
        return line.execute(arguments);
    }
}
