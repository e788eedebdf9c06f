package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import dev.invoicearchive.queries.seal.Days;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves that totals are the same to the last decimal, however much of the archive they take from roll-ups. */
abstract class RollUpViewsContract {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate SEALED = LocalDate.of(2026, 11, 15);
    private static final int TRANSACTIONS = 150;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "NO", "null");
    private static final List<String> ORDERED = List.of(
            "SELECT invoice_year, net_amount, transactions, largest_amount, refused_rows, imported_amount,"
                    + " imported_transactions FROM totals_by_year ORDER BY 1",
            "SELECT invoice_month, net_amount, transactions, largest_amount, refused_rows, imported_amount,"
                    + " imported_transactions FROM totals_by_month ORDER BY 1",
            "SELECT invoice_date, net_amount, transactions, largest_amount, refused_rows, imported_amount,"
                    + " imported_transactions FROM totals_by_day ORDER BY 1",
            "SELECT country, net_amount, transactions, largest_amount, refused_rows, imported_amount,"
                    + " imported_transactions FROM totals_by_country ORDER BY 1",
            "SELECT invoice_number, net_amount, transactions FROM invoice_totals ORDER BY 1",
            "SELECT event_id, amount, previous_amount, day, hour FROM changes ORDER BY 1, 4");

    private final String database = "rollups_" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
    private final Map<String, Integer> rowsOfDays = new HashMap<>();

    /** The engine that adds up. */
    abstract RunningEngine engine();

    /** The last sealed days at which the figures are compared. */
    abstract List<LocalDate> moments();

    @Test
    @DisplayName(
            "before a seal, with late rows amended, and wherever the roll-ups end, the figures stay what they were")
    void theSameFigures() throws IOException {
        long seed = Long.getLong("archive.seed", 815);
        List<Map<String, String>> rows = generated(new Random(seed));
        List<Map<String, String>> late =
                rows.stream().filter(row -> row.get("object").equals("late")).toList();
        List<Map<String, String>> early = new ArrayList<>(rows);
        early.removeAll(late);
        new GivenRows(early).writeTo(engine().bucket(database));
        engine().deploy(database, ViewCatalog.load());
        Queries queries = engine().queries(database);
        GivenSeal seal = new GivenSeal(engine(), database);
        seal.seal(FIRST, FIRST.plusDays(12));
        seal.seal(FIRST.plusDays(13), LocalDate.of(2026, 10, 31));
        seal.seal(LocalDate.of(2026, 11, 1), SEALED);
        new GivenRows(late).writeTo(engine().bucket(database));
        List<List<List<String>>> before = answers(queries);
        seal.amend(Days.of(daysOf(late)), List.of(YearMonth.of(2026, 10)), 2);

        for (LocalDate moment : moments()) {
            new ViewDeployer(queries).sealedThrough(ViewCatalog.load(), SealedThrough.of(moment));
            assertThat(answers(queries))
                    .as("sealed through " + moment + ", replay with -Darchive.seed=" + seed)
                    .isEqualTo(before);
        }
        readsOneDay();
        countsKinds(queries);
    }

    /** A day far behind the seal, one within the overlap, and one that is not sealed. */
    private void readsOneDay() {
        Statements statements = new Statements(engine().client(), database);
        for (String day : List.of("2026/10/07", "2026/11/03")) {
            for (String sql : List.of(
                    "SELECT count(*), sum(amount) FROM changes WHERE day = '" + day + "'",
                    "SELECT count(*), sum(amount) FROM changes WHERE day = '" + day + "' AND hour = 10",
                    "SELECT amount FROM changes WHERE invoice_number = 'INV-3' AND day BETWEEN '" + day + "' AND '"
                            + day + "'")) {
                long read = statements.inputRows(sql);
                assertThat(read).as(sql).isLessThanOrEqualTo(rowsOfDays.getOrDefault(day, 0));
            }
        }
    }

    private void countsKinds(Queries queries) {
        String kinds = "SELECT sum(inserts), sum(edits), sum(removals), sum(expiries) FROM ";
        List<List<String>> expected = queries.ask(
                        "SELECT count_if(event_name = 'INSERT'), count_if(event_name = 'MODIFY'),"
                                + " count_if(event_name = 'REMOVE' AND removed_by <> 'ttl'), count_if(removed_by = 'ttl')"
                                + " FROM changes WHERE day < '2026/11/01'")
                .rows();
        assertThat(queries.ask(kinds + "rollup_monthly").rows()).isEqualTo(expected);
        assertThat(queries.ask(kinds + "rollup_daily WHERE event_day < DATE '2026-11-01'")
                        .rows())
                .isEqualTo(expected);
    }

    private static List<List<List<String>>> answers(Queries queries) {
        return ORDERED.stream().map(sql -> queries.ask(sql).rows()).toList();
    }

    private static List<LocalDate> daysOf(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> Instant.parse(row.get("event_time"))
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate())
                .toList();
    }

    private List<Map<String, String>> generated(Random random) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
            Map<String, String> image = Map.of();
            LocalDate day = FIRST.plusDays(random.nextInt(40));
            int steps = 1 + random.nextInt(4);
            for (int step = 0; step < steps; step++) {
                boolean present = !image.isEmpty();
                Map<String, String> next = present && random.nextInt(4) == 0 ? Map.of() : image(random);
                Map<String, String> row = row(random, "t" + transaction, step, day, image, next);
                rows.add(row);
                rowsOfDays.merge(day.toString().replace('-', '/'), 1, Integer::sum);
                if (random.nextInt(5) == 0) {
                    rows.add(row);
                    rowsOfDays.merge(day.toString().replace('-', '/'), 1, Integer::sum);
                }
                image = next;
                day = day.plusDays(random.nextInt(6));
            }
        }
        return rows;
    }

    private static Map<String, String> image(Random random) {
        Map<String, String> image = new LinkedHashMap<>();
        int kind = random.nextInt(10);
        image.put("amount", kind == 0 ? "null" : amount(random));
        image.put("country", COUNTRIES.get(random.nextInt(COUNTRIES.size())));
        image.put(
                "invoice_date",
                random.nextInt(8) == 0
                        ? "null"
                        : LocalDate.of(2019, 1, 1).plusDays(random.nextInt(900)).toString());
        image.put("problems", kind == 0 && random.nextBoolean() ? "amount" : "null");
        return image;
    }

    private static String amount(Random random) {
        String digits = Long.toString(random.nextLong(1_000_000_000_000L));
        return (random.nextInt(4) == 0 ? "-" : "") + "9" + digits + "." + (100_000_000 + random.nextInt(899_999_999));
    }

    private static Map<String, String> row(
            Random random,
            String transaction,
            int step,
            LocalDate day,
            Map<String, String> found,
            Map<String, String> left) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("event_id", transaction + "-" + step);
        row.put("event_name", found.isEmpty() ? "INSERT" : left.isEmpty() ? "REMOVE" : "MODIFY");
        row.put("event_time", day + "T1" + random.nextInt(10) + ":00:00Z");
        row.put("invoice_number", "INV-" + transaction.hashCode() % 7);
        row.put("transaction_id", transaction);
        row.put("origin", transaction.endsWith("9") ? "import" : transaction.endsWith("8") ? "snapshot" : "stream");
        row.put(
                "removed_by",
                left.isEmpty() && !found.isEmpty()
                        ? List.of("ttl", "user", "unknown").get(random.nextInt(3))
                        : "null");
        boolean late = random.nextInt(12) == 0 && day.isBefore(SEALED.minusDays(20));
        row.put("object", late ? "late" : "object" + random.nextInt(2));
        found.forEach((name, value) -> row.put("previous_" + name, value));
        row.putAll(left);
        row.remove("previous_problems");
        row.values().removeIf("null"::equals);
        return row;
    }
}
