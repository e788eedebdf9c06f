package dev.invoicearchive.local.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.CommandContributor;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark measures the real commands, and its files are the same each time. */
class BenchmarkTest {
    private static final BenchmarkScale SMALL = new BenchmarkScale(7, 100, 1_000, LocalDate.of(2025, 1, 1), 1);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    @DisplayName("equal seeds give equal files, with as many lines as asked for, in the order of their time")
    void filesAreRepeatable() throws IOException {
        Path one = folder.resolve("one.csv");
        Path other = folder.resolve("other.csv");
        new InvoiceFile(SMALL).write(one, 1_000);
        new InvoiceFile(SMALL).write(other, 1_000);

        List<String> lines = Files.readAllLines(one);
        assertThat(lines).isEqualTo(Files.readAllLines(other)).hasSize(1_001).startsWith(InvoiceFile.HEADING);
        assertThat(lines.stream().skip(1).map(line -> line.replaceFirst(".*,(2025[^,]*),.*", "$1")))
                .isSorted();
    }

    @Test
    @Tag("proof")
    @DisplayName("a small run gives every figure, and leaves nothing behind")
    void measures() throws IOException {
        List<String> before = filesHere();
        assertThat(run("benchmark", "--load-lines", "300", "--backfill-lines", "2000", "--json"))
                .as(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.OK.number());

        Map<String, Long> figures = output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(BenchmarkTest::json)
                .collect(Collectors.toMap(row -> row.get("what").asText(), row -> row.get("figure")
                        .asLong()));
        assertThat(figures.keySet())
                .contains(
                        "load, until the live totals have every line",
                        "backfill, from the file to delivered Parquet",
                        "query, totals by year");
        assertThat(figures.values()).allSatisfy(figure -> assertThat(figure).isPositive());
        assertThat(filesHere()).isEqualTo(before);
    }

    @Test
    @DisplayName("no lines at all are refused")
    void refusesNothing() {
        assertThat(run("benchmark", "--load-lines", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("error: Invalid number of lines: 0, expected 1 or more.");
    }

    /** The names in the folder in which the command is given. */
    private static List<String> filesHere() throws IOException {
        try (Stream<Path> here = Files.list(Path.of(""))) {
            return here.map(Path::toString).sorted().toList();
        }
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminal.NONE);
        return ArchiveCommand.commandLine(console, ServiceLoader.load(CommandContributor.class))
                .execute(words);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("No JSON: " + line, e);
        }
    }
}
