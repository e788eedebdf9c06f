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
import java.util.ArrayList;
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
        Map<String, Long> figures = figures(
                "--load-lines", "300", "--backfill-lines", "2000", "--history-days", "62", "--history-changes", "2000");
        assertThat(figures.keySet())
                .contains(
                        "load, until the live totals have every line",
                        "backfill, from the file to delivered Parquet",
                        "query, totals by year",
                        "history, totals by year from the monthly roll-up",
                        "history, one sealed day of changes");
        assertThat(figures.get("  times fewer bytes")).isGreaterThan(20);
        assertThat(figures.values()).allSatisfy(figure -> assertThat(figure).isPositive());
        assertThat(filesHere()).isEqualTo(before);
    }

    @Test
    @Tag("scale")
    @DisplayName("seven years of totals come 25 times as fast from the roll-up, and from a five-hundredth of the bytes")
    void rollUpOfSevenYears() {
        Map<String, Long> figures = figures("--load-lines", "100", "--backfill-lines", "100");

        assertThat(figures.get("  times as fast")).isGreaterThanOrEqualTo(25);
        assertThat(figures.get("  times fewer bytes")).isGreaterThan(500);
    }

    @Test
    @DisplayName("no lines at all and a history without changes are refused")
    void refusesNothing() {
        assertThat(run("benchmark", "--load-lines", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("error: Invalid number of lines: 0, expected 1 or more.");
        assertThat(run("benchmark", "--history-changes", "0")).isEqualTo(ExitCode.USAGE.number());
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("error: Invalid history: 2557 days and 0 changes, expected 0 to 10000 days");
    }

    private Map<String, Long> figures(String... options) {
        List<String> words = new ArrayList<>(List.of("benchmark", "--json"));
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new)))
                .as(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.OK.number());
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .map(BenchmarkTest::json)
                .collect(Collectors.toMap(row -> row.get("what").asText(), row -> row.get("figure")
                        .asLong()));
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
