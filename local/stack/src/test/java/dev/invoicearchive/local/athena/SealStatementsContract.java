package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import dev.invoicearchive.queries.seal.Days;
import dev.invoicearchive.queries.seal.SealStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Proves the statements that sealing has the engine run: rows in, rows and files out. */
abstract class SealStatementsContract {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 28);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 1);
    private static final Days DAYS = Days.between(FIRST, LAST);

    private final ViewCatalog changes =
            new ViewCatalog(List.of(ViewCatalog.load().view("changes")));
    private String database;
    private Queries queries;
    private GivenSeal seal;

    /** The engine that runs the statements. */
    abstract RunningEngine engine();

    @BeforeEach
    void deliver(TestInfo test) throws IOException {
        database = "seal_" + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        new GivenRows(List.of(
                        row("e1", "2026-10-28T10:00:00Z", Map.of("amount", "5", "country", "DE")),
                        row("e1", "2026-10-28T10:00:00Z", Map.of("amount", "5", "country", "DE", "object", "b")),
                        row("e2", "2026-10-28T23:59:59.999999Z", Map.of("amount", "-1.5", "country", "FR")),
                        row("e3", "2026-11-01T00:00:00Z", Map.of("amount", "2", "country", "DE")),
                        row("e4", "2026-11-02T00:00:00Z", Map.of("amount", "7", "country", "DE"))))
                .writeTo(engine().bucket(database));
        engine().deploy(database, changes);
        queries = engine().queries(database);
        seal = new GivenSeal(engine(), database);
    }

    @Test
    @DisplayName("each event of the range stands once, as it arrived first, in the folder of its day")
    void compacts() throws IOException {
        List<Path> files = seal.make(SealStatements.compact("w_rows", DAYS));

        assertThat(files).allSatisfy(file -> assertThat(file).isRegularFile());
        assertThat(files.stream().map(file -> file.getParent().getFileName().toString()))
                .containsOnly("day=2026-10-28", "day=2026-11-01");
        assertThat(queries.ask("SELECT event_id, amount, day, event_time_micros FROM w_rows ORDER BY 1")
                        .rows())
                .containsExactly(
                        List.of("e1", "5.000000000", "2026-10-28", "1793181600000000"),
                        List.of("e2", "-1.500000000", "2026-10-28", "1793231999999999"),
                        List.of("e3", "2.000000000", "2026-11-01", "1793491200000000"));
    }

    @Test
    @DisplayName(
            "the totals of delivered objects and of what was made of them are the same, and count deliveries apart")
    void totals() throws IOException {
        seal.make(SealStatements.compact("w_rows", DAYS));

        assertThat(queries.ask(SealStatements.deliveredTotals(DAYS)).rows())
                .containsExactly(
                        List.of(
                                "2026-10-28",
                                "3",
                                "2",
                                "2",
                                "3.500000000",
                                "0.000000000",
                                "1793181600000000",
                                "1793231999999999"),
                        List.of(
                                "2026-11-01",
                                "1",
                                "1",
                                "1",
                                "2.000000000",
                                "0.000000000",
                                "1793491200000000",
                                "1793491200000000"));
        assertThat(queries.ask(SealStatements.tableTotals("w_rows")).rows())
                .containsExactly(
                        List.of(
                                "2026-10-28",
                                "2",
                                "2",
                                "3.500000000",
                                "0.000000000",
                                "1793181600000000",
                                "1793231999999999"),
                        List.of(
                                "2026-11-01",
                                "1",
                                "1",
                                "2.000000000",
                                "0.000000000",
                                "1793491200000000",
                                "1793491200000000"));
        assertThat(queries.ask(SealStatements.files("w_rows")).rows())
                .extracting(row -> row.get(1))
                .contains("1");
    }

    @Test
    @DisplayName("of sealed days only what no sealed file holds is amended and counted")
    void amends() throws IOException {
        seal.seal(FIRST, LAST);
        new GivenRows(List.of(
                        row("e1", "2026-10-28T10:00:00Z", Map.of("amount", "5", "country", "DE", "object", "c")),
                        row("e9", "2026-10-28T11:00:00Z", Map.of("amount", "9", "country", "DE", "object", "c"))))
                .writeTo(engine().bucket(database));
        Days late = Days.of(List.of(FIRST, LAST));

        assertThat(queries.ask(SealStatements.lateTotals(late)).rows())
                .containsExactly(
                        List.of(
                                "2026-10-28",
                                "5",
                                "1",
                                "1",
                                "9.000000000",
                                "0.000000000",
                                "1793185200000000",
                                "1793185200000000"),
                        Arrays.asList("2026-11-01", "1", "0", "0", "0.000000000", "0.000000000", null, null));
        seal.amend(late, List.of(YearMonth.of(2026, 10)), 2);

        assertThat(queries.ask("SELECT event_id FROM sealed ORDER BY 1").rows())
                .containsExactly(List.of("e1"), List.of("e2"), List.of("e3"), List.of("e9"));
        assertThat(queries.ask("SELECT event_month, sum(net_amount), sum(inserts) FROM rollup_monthly GROUP BY 1")
                        .rows())
                .containsExactly(List.of("2026-10", "12.500000000", "3"));
        assertThat(queries.ask(SealStatements.lateTotals(late)).rows())
                .extracting(row -> row.get(2))
                .containsOnly("0");
    }

    @Test
    @DisplayName("a month that begins before the range is rolled up with its days that were sealed before")
    void rollsUp() throws IOException {
        seal.seal(FIRST, FIRST);
        seal.seal(FIRST.plusDays(1), LAST);

        assertThat(queries.ask("SELECT event_month, invoice_month, country, origin, net_amount, transactions, inserts,"
                                + " largest_amount, smallest_amount FROM rollup_monthly ORDER BY country")
                        .rows())
                .containsExactly(
                        Arrays.asList(
                                "2026-10", null, "DE", "stream", "5.000000000", "1", "1", "5.000000000", "5.000000000"),
                        Arrays.asList(
                                "2026-10",
                                null,
                                "FR",
                                "stream",
                                "-1.500000000",
                                "1",
                                "1",
                                "-1.500000000",
                                "-1.500000000"));
        assertThat(queries.ask("SELECT event_day, country, net_amount FROM rollup_daily ORDER BY 1, 2")
                        .rows())
                .containsExactly(
                        List.of("2026-10-28", "DE", "5.000000000"),
                        List.of("2026-10-28", "FR", "-1.500000000"),
                        List.of("2026-11-01", "DE", "2.000000000"));
    }

    @Test
    @DisplayName("an event that was delivered or sealed with other content is told, one delivered twice alike is not")
    void tellsConflicts() throws IOException {
        assertThat(queries.ask(SealStatements.conflicts(DAYS, 100)).rows()).isEmpty();
        seal.seal(FIRST, LAST);
        new GivenRows(List.of(row(
                        "e2", "2026-10-28T23:59:59.999999Z", Map.of("amount", "-1.6", "country", "FR", "object", "c"))))
                .writeTo(engine().bucket(database));

        assertThat(queries.ask(SealStatements.conflicts(DAYS, 100)).rows())
                .containsExactly(List.of("2026-10-28", "e2"));
        assertThat(queries.ask(SealStatements.conflicts(Days.between(LAST, LAST), 100))
                        .rows())
                .isEmpty();
    }

    @Test
    @DisplayName("a table of no rows is a table all the same, and a work table can be forgotten twice")
    void takesNoRows() throws IOException {
        Days empty = Days.between(FIRST.plusDays(1), FIRST.plusDays(2));

        assertThat(seal.make(SealStatements.compact("w_rows", empty))).isEmpty();
        assertThat(seal.make(SealStatements.rollUpDaily("w_daily", "w_rows"))).isEmpty();
        assertThat(seal.make(SealStatements.rollUpMonthly(
                        "w_monthly", "w_rows", List.of(YearMonth.of(2026, 10)), Optional.empty())))
                .isEmpty();
        assertThat(queries.ask(SealStatements.tableTotals("w_rows")).rows()).isEmpty();
        queries.ask(SealStatements.drop("w_rows"));
        queries.ask(SealStatements.drop("w_rows"));
    }

    @Test
    @DisplayName("the files of a forgotten work table stay")
    void keepsFiles() throws IOException {
        List<Path> files = seal.make(SealStatements.compact("w_rows", DAYS));
        queries.ask(SealStatements.drop("w_rows"));

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.size(file))
                .isPositive());
    }

    @Test
    @DisplayName(
            "before, while and after days are sealed, and with a row that comes late, changes holds each change once")
    void changesStayTheSame() throws IOException {
        String all = "SELECT event_id, amount, country, day, hour, arrived_at FROM changes ORDER BY event_id";
        List<List<String>> before = queries.ask(all).rows();
        ViewDeployer deployer = new ViewDeployer(queries);
        LocalDate last = LAST.plusDays(11);
        seal.seal(FIRST, last);
        assertThat(queries.ask(all).rows()).as("sealed, not yet shown").isEqualTo(before);

        for (int day = -1; !FIRST.plusDays(day).isAfter(last); day += 3) {
            deployer.sealedThrough(changes, SealedThrough.of(FIRST.plusDays(day)));
            assertThat(queries.ask(all).rows())
                    .as("sealed through " + FIRST.plusDays(day))
                    .isEqualTo(before);
        }
        new GivenRows(List.of(row("e8", "2026-11-05T00:00:00Z", Map.of("amount", "1", "object", "c"))))
                .writeTo(engine().bucket(database));
        deployer.sealedThrough(changes, SealedThrough.of(LAST.plusDays(10)));
        assertThat(queries.ask("SELECT event_id FROM changes WHERE day = '2026/11/05'")
                        .rows())
                .as("late by less than the overlap")
                .containsExactly(List.of("e8"));
    }

    private static Map<String, String> row(String id, String time, Map<String, String> others) {
        Map<String, String> row = new LinkedHashMap<>(
                Map.of("event_id", id, "event_time", time, "image_fingerprint", id.substring(1), "transaction_id", id));
        row.putAll(others);
        return row;
    }
}
