package dev.invoicearchive.queries;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.CatalogTable.Form;
import dev.invoicearchive.queries.CatalogTable.Partition;
import dev.invoicearchive.queries.CatalogTable.Unit;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables, made from the one column list, in the words of Athena and in those of the local engine. The delivered one
 * has in both the row's columns and the partition columns {@code day} (text, {@code 2026/11/20}) and {@code hour} (0 to
 * 23).
 *
 * <p>Partitions are projected: no catalog has to hear of a new hour. Days outside the range would give no rows and no
 * error, so the range is wider than what the writers accept.
 */
public final class CatalogDdl {
    /** The name under which the views read the delivered objects. */
    public static final String DELIVERED = "delivered";

    /** The names of all tables that views may read. */
    static final List<String> TABLES = Stream.concat(
                    Stream.of(DELIVERED), PublishedTables.ALL.stream().map(CatalogTable::name))
            .toList();

    /** Locally, the table behind {@link #DELIVERED}: the same rows without the column {@code hour}. */
    public static final String DELIVERED_DAYS = "delivered_days";

    /** Writers accept a change that claims to be up to a day ahead; the rest lets a stack run on past midnight. */
    private static final int LOCAL_DAYS_AHEAD = 31;

    private static final String DAY_FORMAT = "yyyy/MM/dd";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private CatalogDdl() {}

    /**
     * The tables in Athena.
     *
     * @param bucket such as {@code s3://bucket}, without a slash at its end
     * @param firstDay the first UTC day that the archive holds
     */
    public static List<String> forAthena(String bucket, LocalDate firstDay) {
        List<String> statements = new ArrayList<>();
        statements.add(deliveredOfAthena(bucket + "/" + ObjectKeys.DELIVERED, firstDay));
        PublishedTables.ALL.forEach(table -> statements.add(publishedOfAthena(table, bucket, firstDay)));
        return List.copyOf(statements);
    }

    /**
     * The database and the tables in the local engine, made anew; the folders of all tables must be there. The delivered
     * table lists whole days, because listing each hour of seven years takes the engine five times as long; the hour comes
     * from the event time, which decided the object's folder.
     *
     * @param database made if missing
     * @param bucket the bucket's folder as the engine spells it, without a slash at its end
     * @param firstDay the first UTC day that the archive holds
     * @param today the present UTC day of the archive's clock
     */
    public static List<String> forLocalEngine(String database, String bucket, LocalDate firstDay, LocalDate today) {
        LocalDate end = today.plusDays(LOCAL_DAYS_AHEAD);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SCHEMA IF NOT EXISTS " + database);
        statements.addAll(deliveredOfLocalEngine(bucket + "/Invoice", firstDay, end));
        for (CatalogTable table : PublishedTables.ALL) {
            statements.add("DROP TABLE IF EXISTS " + table.name());
            statements.add(publishedOfLocalEngine(table, bucket, firstDay, end));
        }
        return List.copyOf(statements);
    }

    /** The prefixes of all tables in the archive bucket, with a slash at the end. */
    public static List<String> prefixes() {
        return Stream.concat(
                        Stream.of(ObjectKeys.DELIVERED),
                        PublishedTables.ALL.stream().map(CatalogTable::prefix))
                .toList();
    }

    /**
     * Where a projection begins or ends.
     *
     * @param day any day of the partition
     */
    public static String bound(Unit unit, LocalDate day) {
        return unit == Unit.MONTHS ? YearMonth.from(day).toString() : day.toString();
    }

    private static String deliveredOfAthena(String location, LocalDate firstDay) {
        return "CREATE EXTERNAL TABLE IF NOT EXISTS " + DELIVERED + " (\n" + glueColumns(ArchiveColumns.ALL) + ")\n"
                + "PARTITIONED BY (day string, hour int)\n"
                + "STORED AS PARQUET\n"
                + "LOCATION '" + location + "'\n"
                + "TBLPROPERTIES (\n"
                + "  'projection.enabled' = 'true',\n"
                + "  'projection.day.type' = 'date',\n"
                + "  'projection.day.format' = '" + DAY_FORMAT + "',\n"
                + "  'projection.day.range' = '" + DAY.format(firstDay) + ",NOW+1DAYS',\n"
                + "  'projection.day.interval' = '1',\n"
                + "  'projection.day.interval.unit' = 'DAYS',\n"
                + "  'projection.hour.type' = 'integer',\n"
                + "  'projection.hour.range' = '0,23',\n"
                + "  'projection.hour.digits' = '2',\n"
                + "  'storage.location.template' = '" + location + "${day}/${hour}/')";
    }

    private static String publishedOfAthena(CatalogTable table, String bucket, LocalDate firstDay) {
        String location = bucket + "/" + table.prefix();
        String form = table.form() == Form.PARQUET
                ? "STORED AS PARQUET\n"
                : "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'\n";
        String start =
                "CREATE EXTERNAL TABLE IF NOT EXISTS " + table.name() + " (\n" + glueColumns(table.columns()) + ")\n";
        return table.partition()
                .map(partition -> start
                        + "PARTITIONED BY (" + partition.column().name() + " "
                        + partition.column().type().glueName() + ")\n"
                        + form
                        + "LOCATION '" + location + "'\n"
                        + "TBLPROPERTIES (\n" + projectionOfAthena(partition, location, firstDay) + ")")
                .orElse(start + form + "LOCATION '" + location + "'");
    }

    private static String projectionOfAthena(Partition partition, String location, LocalDate firstDay) {
        String column = "projection." + partition.column().name();
        return "  'projection.enabled' = 'true',\n"
                + "  '" + column + ".type' = 'date',\n"
                + "  '" + column + ".format' = '" + partition.unit().format() + "',\n"
                + "  '" + column + ".range' = '" + bound(partition.unit(), firstDay) + ",NOW',\n"
                + "  '" + column + ".interval' = '1',\n"
                + "  '" + column + ".interval.unit' = '" + partition.unit() + "',\n"
                + "  'storage.location.template' = '" + partition.template(location) + "/'";
    }

    private static List<String> deliveredOfLocalEngine(String location, LocalDate firstDay, LocalDate end) {
        String names = ArchiveColumns.ALL.stream().map(Column::name).collect(Collectors.joining(", "));
        String range = "ARRAY['" + DAY.format(firstDay) + "', '" + DAY.format(end) + "']";
        return List.of(
                "DROP TABLE IF EXISTS " + DELIVERED_DAYS,
                "CREATE TABLE " + DELIVERED_DAYS + " (\n" + engineColumns(ArchiveColumns.ALL) + ",\n"
                        + "  day varchar WITH (\n" + projectedDays(DAY_FORMAT, range) + "))\n"
                        + "WITH (\n"
                        + "  external_location = '" + location + "',\n"
                        + "  format = 'PARQUET',\n"
                        + "  partitioned_by = ARRAY['day'],\n"
                        + "  partition_projection_enabled = true,\n"
                        + "  partition_projection_location_template = '" + location + "/${day}')",
                "CREATE OR REPLACE VIEW " + DELIVERED + " AS\n"
                        + "SELECT " + names + ", day, CAST(hour(event_time) AS integer) AS hour\n"
                        + "FROM " + DELIVERED_DAYS);
    }

    private static String publishedOfLocalEngine(CatalogTable table, String bucket, LocalDate firstDay, LocalDate end) {
        String folder =
                bucket + "/" + table.prefix().substring(0, table.prefix().length() - 1);
        String start = "CREATE TABLE " + table.name() + " (\n" + engineColumns(table.columns());
        String files = "WITH (\n  external_location = '" + folder + "',\n" + "  format = '"
                + table.form().engineName() + "'";
        return table.partition()
                .map(partition -> {
                    String name = partition.column().name();
                    return start + ",\n"
                            + "  " + name + " " + partition.column().type().trinoName() + " WITH (\n"
                            + projection(partition.unit(), firstDay, end) + "))\n"
                            + files + ",\n"
                            + "  partitioned_by = ARRAY['" + name + "'],\n"
                            + "  partition_projection_enabled = true,\n"
                            + "  partition_projection_location_template = '" + partition.template(folder + "/") + "')";
                })
                .orElse(start + ")\n" + files + ")");
    }

    private static String projection(Unit unit, LocalDate firstDay, LocalDate end) {
        if (unit == Unit.DAYS) {
            return projectedDays(unit.format(), "ARRAY['" + firstDay + "', '" + end + "']");
        }
        // The engine projects no months, so they are listed.
        String months = firstDay.withDayOfMonth(1)
                .datesUntil(end.plusDays(1), Period.ofMonths(1))
                .map(month -> "'" + bound(unit, month) + "'")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        return "    partition_projection_type = 'ENUM',\n    partition_projection_values = " + months;
    }

    private static String projectedDays(String format, String range) {
        return "    partition_projection_type = 'DATE',\n"
                + "    partition_projection_format = '" + format + "',\n"
                + "    partition_projection_range = " + range + ",\n"
                + "    partition_projection_interval = 1,\n"
                + "    partition_projection_interval_unit = 'DAYS'";
    }

    private static String glueColumns(List<Column> columns) {
        return columns(columns, column -> column.type().glueName());
    }

    private static String engineColumns(List<Column> columns) {
        return columns(columns, column -> column.type().trinoName());
    }

    private static String columns(List<Column> columns, Function<Column, String> type) {
        return columns.stream()
                .map(column -> "  " + column.name() + " " + type.apply(column))
                .collect(Collectors.joining(",\n"));
    }
}
