package dev.invoicearchive.queries.seal;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.queries.SqlTemplate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that sealing has an engine run, from the files under {@code sql/seal}. Work tables are made without a
 * location: Athena lays them below the output location of the statement's workgroup, which an enforcing workgroup demands,
 * and so does the engine of this machine. The manifest of the statement names the files.
 */
public final class SealStatements {
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,120}");
    private static final String COLUMNS = columns("");
    private static final String COMPARED = columns("arrived_at");

    private SealStatements() {}

    /**
     * Makes a table of the rows of days that are sealed for the first time: all columns of the archive and, as the partition,
     * {@code day} as a date. It fails if the table exists.
     */
    public static String compact(String table, Days days) {
        return ofDays("compact", table, days);
    }

    /** The same of days that are sealed already: only events that no sealed file of these days holds. */
    public static String compactLate(String table, Days days) {
        return ofDays("compact_late", table, days);
    }

    /**
     * Makes a table of the totals of each day of a table of rows; partition {@code event_day}, a date.
     *
     * @param rows a table that {@link #compact} or {@link #compactLate} made
     */
    public static String rollUpDaily(String table, String rows) {
        return SqlTemplate.of("seal/roll_up_daily.sql")
                .render(Map.of("table", checked(table), "placed", placed(checked(rows))));
    }

    /**
     * Makes a table of the totals of months; partition {@code event_month}, text such as {@code 2026-11}.
     *
     * @param rows a table that {@link #compact} or {@link #compactLate} made; rows of other months are left out
     * @param months which months
     * @param sealedBefore days of these months that were sealed before and are to count too: those of a month that ends in
     *     the range of {@code rows} and begins before it; empty for late rows, since their months are rolled up already
     */
    public static String rollUpMonthly(String table, String rows, List<YearMonth> months, Optional<Days> sealedBefore) {
        if (months.isEmpty() || months.size() > Days.MAX) {
            throw new IllegalArgumentException(
                    "Invalid number of months: " + months.size() + ", expected 1 to " + Days.MAX + ". Split them.");
        }
        String columns = "day, origin, event_name, removed_by, invoice_date, previous_invoice_date, country,"
                + " previous_country, amount, previous_amount, problems";
        String wanted = "SELECT " + columns + " FROM " + checked(rows) + " WHERE "
                + months.stream()
                        .map(month ->
                                "day BETWEEN DATE '" + month.atDay(1) + "' AND DATE '" + month.atEndOfMonth() + "'")
                        .collect(Collectors.joining(" OR ", "(", ")"));
        String before = sealedBefore
                .map(days -> " UNION ALL SELECT " + columns + " FROM sealed WHERE " + days.ofSealed())
                .orElse("");
        return SqlTemplate.of("seal/roll_up_monthly.sql")
                .render(Map.of("table", checked(table), "placed", placed("(" + wanted + before + ")")));
    }

    /**
     * Asks what the delivered objects of days add up to: {@code day, deliveries, row_count, events, amount, previous_amount,
     * first_micros, last_micros}, one row for each day with objects. {@code deliveries} counts every row, the others each
     * event once.
     */
    public static String deliveredTotals(Days days) {
        return ofDays("delivered_totals", "", days);
    }

    /** The same, but all except {@code deliveries} of events only that no sealed file of these days holds. */
    public static String lateTotals(Days days) {
        return ofDays("late_totals", "", days);
    }

    /** Asks what a table of rows adds up to, by day: the columns of {@link #deliveredTotals} without {@code deliveries}. */
    public static String tableTotals(String table) {
        return SqlTemplate.of("seal/table_totals.sql").render(Map.of("table", checked(table)));
    }

    /**
     * Asks for events of days that were delivered or sealed more than once with other content: {@code day, event_id}.
     *
     * @param limit how many at most
     */
    public static String conflicts(Days days, int limit) {
        Map<String, String> values = new HashMap<>(values("", days));
        values.put("limit", Integer.toString(limit));
        return SqlTemplate.of("seal/conflicts.sql").render(values);
    }

    /** Asks for the files of a work table: {@code path, row_count}, the path as the engine spells it. */
    public static String files(String table) {
        return SqlTemplate.of("seal/files.sql").render(Map.of("table", checked(table)));
    }

    /** Forgets a work table; its files stay. Does nothing if there is none. */
    public static String drop(String table) {
        return "DROP TABLE IF EXISTS " + checked(table);
    }

    private static String ofDays(String file, String table, Days days) {
        return SqlTemplate.of("seal/" + file + ".sql").render(values(table.isEmpty() ? "" : checked(table), days));
    }

    private static Map<String, String> values(String table, Days days) {
        return Map.of(
                "table", table,
                "columns", COLUMNS,
                "compared", COMPARED,
                "delivered_days", days.ofDelivered(),
                "sealed_days", days.ofSealed());
    }

    private static String placed(String rows) {
        return SqlTemplate.of("seal/placed.sql").render(Map.of("rows", rows));
    }

    private static String columns(String without) {
        return ArchiveColumns.ALL.stream()
                .map(Column::name)
                .filter(name -> !name.equals(without))
                .collect(Collectors.joining(", "));
    }

    private static String checked(String table) {
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "Invalid work table: " + table + ", expected small letters, digits and _. Rename it.");
        }
        return table;
    }
}
