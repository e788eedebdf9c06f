package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryStatistics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command that looks for missing changes prints each place, and always what it cannot see. */
class GapsCommandTest {
    private static final QueryStatistics STATISTICS = new QueryStatistics("q-1", 0, Duration.ZERO, Optional.empty());

    private final Shell shell = new Shell();

    @Test
    @DisplayName("a whole archive has no rows and no findings, and the limits are said all the same")
    void whole() {
        assertThat(gaps(counting("1234", "5000", "0", "0"))).isEqualTo(ExitCode.OK.number());
        assertThat(shell.output()).isEmpty();
        assertThat(shell.errors().lines())
                .containsExactly(
                        "Compared 5,000 changes of 1,234 transactions: none is missing.",
                        "Not seen: a lost last change, and lost changes that lead back to where they began.");
    }

    @Test
    @DisplayName("each place is a row, and the exit code says that there are findings")
    void findings() {
        assertThat(gaps(counting("3", "7", "1", "2"), "--json")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.output())
                .isEqualTo("{\"invoice_number\":\"INV-1\",\"event_time\":\"2026-11-20 10:00:00.000\"}\n");
        assertThat(shell.errors())
                .contains("Compared 7 changes of 3 transactions: changes of 1 are missing.")
                .contains("Of 2 transactions the first known change found an item")
                .contains("Not seen: ");
    }

    @Test
    @DisplayName("views that are not there are told with the next step")
    void refused() {
        Queries refusing = (sql, reader) -> {
            throw new QueryFailedException(
                    QueryFailedException.Outcome.FAILED, "q-1", "TABLE_NOT_FOUND: continuity does not exist", null);
        };

        assertThat(gaps(refusing)).isEqualTo(ExitCode.SQL.number());
        assertThat(shell.errors())
                .startsWith("error: Cannot look for gaps: TABLE_NOT_FOUND: continuity does not exist. The views");
    }

    private static Queries counting(String... counts) {
        return (sql, reader) -> {
            if (sql.contains("FROM continuity")) {
                reader.columns(List.of(new QueryColumn("n", "bigint")));
                reader.page(List.of(List.of(counts)));
            } else {
                reader.columns(List.of(
                        new QueryColumn("invoice_number", "varchar"), new QueryColumn("event_time", "timestamp")));
                reader.page(List.of(List.of("INV-1", "2026-11-20 10:00:00.000")));
            }
            return STATISTICS;
        };
    }

    private int gaps(Queries queries, String... arguments) {
        GapsCommand command = new GapsCommand(shell.console(), FakeConnections.withQueries(queries));
        int code = ArchiveCommand.configured(new CommandLine(command), shell.console())
                .execute(arguments);
        shell.console().output().flush();
        return code;
    }
}
