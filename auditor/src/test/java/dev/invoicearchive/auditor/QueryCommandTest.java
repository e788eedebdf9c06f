package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The query command prints pages as they come, in every form, and the engine's refusals with line and column. */
class QueryCommandTest {
    private static final QueryStatistics STATISTICS = new QueryStatistics("q-1", 0, Duration.ZERO, Optional.empty());

    private final Shell shell = new Shell();
    private final List<String> asked = new ArrayList<>();

    @Test
    void numbersStandRightAndTextsLeft() {
        assertThat(query(this::twoPages, "SELECT 1;")).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "country       net  count  ok",
                        "-------  --------  -----  -----",
                        "DE          10.25      2  true",
                        "NULL     -1000.00     13  false");
        assertThat(asked).containsExactly("SELECT 1");
    }

    @Test
    void jsonIsOneObjectOnEachLine() {
        assertThat(query(this::twoPages, "SELECT 1", "--json")).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "{\"country\":\"DE\",\"net\":\"10.25\",\"count\":2,\"ok\":true}",
                        "{\"country\":null,\"net\":\"-1000.00\",\"count\":13,\"ok\":false}");
    }

    @Test
    void csvHasAHeadingAndNothingForNoValue() {
        assertThat(query(this::oddValues, "SELECT 1", "--format", "csv")).isZero();
        assertThat(shell.output()).isEqualTo("note,net\n\"a, \"\"b\"\"\nc\",1.50\n,\n\"\",-2\n");
    }

    @Test
    void markdownKeepsOneCellForEachValueAndShowsItAsItIs() {
        assertThat(query(this::oddValues, "SELECT 1", "--format", "markdown")).isZero();
        assertThat(shell.output().lines())
                .containsExactly(
                        "| note | net |",
                        "| --- | ---: |",
                        "| a, \"b\"\\\\nc | 1.50 |",
                        "| NULL | NULL |",
                        "|  | -2 |");
    }

    @Test
    void jsonAndAnotherFormAtOnceAreRefused() {
        assertThat(run(this::oddValues, "SELECT 1", "--json", "--format", "csv"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).startsWith("error: Invalid options: --json and --format csv, expected one of them.");
    }

    @Test
    void aStatementComesFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("question.sql");
        Files.writeString(file, "-- how much\nSELECT 1;\n");

        assertThat(query(this::twoPages, "--file", file.toString())).isZero();
        assertThat(asked).containsExactly("-- how much\nSELECT 1");
    }

    @Test
    void exactlyOneStatementIsWanted(@TempDir Path folder) {
        String missing = folder.resolve("missing.sql").toString();

        assertThat(run(this::twoPages)).isEqualTo(ExitCode.USAGE.number());
        assertThat(run(this::twoPages, "SELECT 1", "--file", missing)).isEqualTo(ExitCode.USAGE.number());
        assertThat(run(this::twoPages, "--file", missing)).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors().lines())
                .containsExactly(
                        "error: Missing statement: found none, expected SQL or --file FILE." + " See: ./query --help",
                        "error: Invalid arguments: SQL and --file, expected one of them. See: ./query --help",
                        "error: Cannot read " + missing + ": NoSuchFileException, expected a file with one SQL"
                                + " statement. Check the path.");
    }

    @Test
    void aStatementWithoutATablePrintsNothing() {
        assertThat(query(
                        (sql, reader) -> {
                            reader.columns(List.of());
                            reader.page(List.of());
                            return STATISTICS;
                        },
                        "DROP VIEW x"))
                .isZero();
        assertThat(shell.output()).isEmpty();
    }

    @Test
    void whatTheEngineRefusesIsSaidWithItsPlace() {
        int exitCode = query(
                (sql, reader) -> {
                    throw new QueryFailedException(
                            QueryFailedException.Outcome.FAILED,
                            "q-1",
                            "COLUMN_NOT_FOUND: line 3:8: Column 'x' cannot be resolved",
                            null);
                },
                "SELECT x");

        assertThat(exitCode).isEqualTo(ExitCode.SQL.number());
        assertThat(shell.output()).isEmpty();
        assertThat(shell.errors().strip())
                .isEqualTo("error: Cannot run the SQL at line 3, column 8: COLUMN_NOT_FOUND: Column 'x' cannot be"
                        + " resolved. What there is to ask: ./archive query \"SHOW TABLES\"");
    }

    private QueryStatistics oddValues(String sql, Queries.ResultReader reader) {
        reader.columns(List.of(new QueryColumn("note", "varchar"), new QueryColumn("net", "decimal(38,9)")));
        reader.page(List.of(List.of("a, \"b\"\nc", "1.50"), Arrays.asList(null, null), List.of("", "-2")));
        return STATISTICS;
    }

    private QueryStatistics twoPages(String sql, Queries.ResultReader reader) {
        asked.add(sql);
        reader.columns(List.of(
                new QueryColumn("country", "varchar"),
                new QueryColumn("net", "decimal(38,9)"),
                new QueryColumn("count", "bigint"),
                new QueryColumn("ok", "boolean")));
        reader.page(List.of(List.of("DE", "10.25", "2", "true")));
        reader.page(List.of(Arrays.asList(null, "-1000.00", "13", "false")));
        return STATISTICS;
    }

    private int run(Queries queries, String... arguments) {
        return execute(FakeConnections.withQueries(queries), arguments);
    }

    private int query(Queries queries, String... arguments) {
        FakeConnections connections = FakeConnections.withQueries(queries);
        int exitCode = execute(connections, arguments);
        assertThat(connections.isClosed()).isTrue();
        return exitCode;
    }

    private int execute(FakeConnections connections, String... arguments) {
        CommandLine line = ArchiveCommand.configured(
                new CommandLine(new QueryCommand(shell.console(), connections)), shell.console());
        return line.execute(arguments);
    }
}
