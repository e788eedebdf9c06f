package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.load.LineOutcome;
import dev.invoicearchive.ingest.load.TableWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The load command gives an account of every line, an exit code that tells the rest, and a clear word for bad input. */
class LoadCommandTest {
    private static final String ROWS = "id,n,sum\nA,1,1.50\nA,2,x\nB,1,2\n";

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private final List<MappedLine> written = Collections.synchronizedList(new ArrayList<>());
    private final TableWriter table = lines -> {
        written.addAll(lines);
        return Collections.nCopies(lines.size(), LineOutcome.WRITTEN);
    };

    @Test
    void theAccountNamesEveryKindOfLineAndWhereTheRejectedAre() throws IOException {
        assertThat(load(file("f.csv", ROWS))).isEqualTo(ExitCode.FINDINGS.number());

        assertThat(shell.output().lines())
                .containsExactly(
                        "Loaded " + folder.resolve("f.csv") + " into InvoiceTransactions:",
                        "  lines                            3",
                        "    loaded                         2",
                        "    already there                  0",
                        "    repeated                       0",
                        "    rejected                       1",
                        "The rejected lines and their reasons are in " + folder.resolve("bad.csv"));
        assertThat(folder.resolve("bad.csv"))
                .hasContent("line,invoice,transaction,reason\n3,A,2,\"Invalid amount: column sum holds no amount,"
                        + " expected one such as 1234.50.\"");
        assertThat(written).extracting(MappedLine::invoiceNumber).containsExactly("A", "B");
    }

    @Test
    void jsonIsOneObject() throws IOException {
        assertThat(load(file("f.csv", "id,n,sum\nA,1,1.50\n"), "--json")).isZero();

        assertThat(shell.output())
                .isEqualTo("{\"file\":\"" + folder.resolve("f.csv")
                        + "\",\"table\":\"InvoiceTransactions\",\"finished\":true,\"finishedBefore\":false,"
                        + "\"resumedAfterLine\":0,\"lines\":1,\"loaded\":1,\"alreadyThere\":0,\"repeated\":0,"
                        + "\"rejected\":0}\n");
    }

    @Test
    void aFinishedLoadSaysSoAndKeepsItsExitCode() throws IOException {
        Path file = file("f.csv", ROWS);
        load(file);
        assertThat(load(file)).isEqualTo(ExitCode.FINDINGS.number());

        assertThat(shell.output())
                .contains("was loaded into InvoiceTransactions before, with this mapping; nothing was");
        assertThat(written).hasSize(2);
        assertThat(load(file, "--again")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(written).hasSize(4);
    }

    @Test
    void aFileThatIsCutOffIsTakenInSoFarAndEndsWithAnError() throws IOException {
        Path whole = folder.resolve("f.csv.gz");
        try (GZIPOutputStream stream = new GZIPOutputStream(Files.newOutputStream(whole))) {
            for (int line = 0; line < 2_000; line++) {
                stream.write(((line == 0 ? "id,n,sum\n" : "") + "A," + line + "," + line * 7919 + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] packed = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(packed, packed.length - 100));

        assertThat(load(whole)).isEqualTo(ExitCode.ENVIRONMENT.number());

        assertThat(shell.errors()).contains("its gzip data ends too early, expected a whole file. Get it again.");
        assertThat(shell.output()).startsWith("Loaded a part of ");
        assertThat(written).hasSizeBetween(1_000, 1_999);
    }

    @Test
    void whatIsWrongWithTheCommandIsAUsageError() throws IOException {
        Path file = file("f.csv", ROWS);
        assertThat(run(file.toString(), "--invoice", "nope", "--transaction", "n", "--amount", "sum"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors())
                .contains("error: Invalid --invoice: the file has no column nope, expected one of id, n, sum.");
        assertThat(run(file.toString(), "--mapping", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(load(file, "--lines-per-call", "101")).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void aFileThatIsNotThereOrAFolderThatCannotBeWrittenIsNamed() throws IOException {
        assertThat(load(folder.resolve("none.csv"))).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors()).contains("error: Missing file: " + folder.resolve("none.csv"));
        assertThat(run(
                        file("f.csv", ROWS).toString(),
                        "--invoice",
                        "id",
                        "--transaction",
                        "n",
                        "--amount",
                        "sum",
                        "--rejected",
                        folder.resolve("no").resolve("bad.csv").toString()))
                .isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors()).contains("is no folder that this user may write to");
    }

    private int load(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                file.toString(),
                "--invoice",
                "id",
                "--transaction",
                "n",
                "--amount",
                "sum",
                "--rejected",
                folder.resolve("bad.csv").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine line = ArchiveCommand.configured(
                new CommandLine(new LoadCommand(shell.console(), FakeConnections.withTable(table))), shell.console());
        int code = line.execute(arguments);
        shell.console().output().flush();
        return code;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
