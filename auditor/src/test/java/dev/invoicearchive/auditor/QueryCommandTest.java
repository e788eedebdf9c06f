package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The query command prints pages as they come, in both forms, and the engine's refusals with line and column. */
class QueryCommandTest {
    private static final QueryStatistics STATISTICS = new QueryStatistics("q-1", 0, Duration.ZERO);

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

    private int query(Queries queries, String... arguments) {
        FakeConnections connections = FakeConnections.withQueries(queries);
        CommandLine line = ArchiveCommand.configured(
                new CommandLine(new QueryCommand(shell.console(), connections)), shell.console());
        int exitCode = line.execute(arguments);
        assertThat(connections.isClosed()).isTrue();
        return exitCode;
    }
}
