package dev.invoicearchive.queries;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The delivered table, made from the one column list, in the words of Athena and in those of the local engine. Both give
 * the row's columns and the partition columns {@code day} (text, {@code 2026/11/20}) and {@code hour} (0 to 23).
 *
 * <p>Partitions are projected: no catalog has to hear of a new hour. Days outside the range would give no rows and no
 * error, so the range is wider than what the writers accept.
 */
public final class CatalogDdl {
    /** The name under which the views read the delivered objects. */
    public static final String DELIVERED = "delivered";

    /** Locally, the table behind {@link #DELIVERED}: the same rows without the column {@code hour}. */
    public static final String DELIVERED_DAYS = "delivered_days";

    /** Writers accept a change that claims to be up to a day ahead; the rest lets a stack run on past midnight. */
    private static final int LOCAL_DAYS_AHEAD = 31;

    private static final String DAY_FORMAT = "yyyy/MM/dd";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private CatalogDdl() {}

    /**
     * The table in Athena.
     *
     * @param location the delivered objects' folder, such as {@code s3://bucket/Invoice}, without a slash at its end
     * @param firstDay the first UTC day that the archive holds
     */
    public static List<String> forAthena(String location, LocalDate firstDay) {
        String columns = columns(column -> column.type().glueName());
        return List.of("CREATE EXTERNAL TABLE IF NOT EXISTS " + DELIVERED + " (\n" + columns + ")\n"
                + "PARTITIONED BY (day string, hour int)\n"
                + "STORED AS PARQUET\n"
                + "LOCATION '" + location + "/'\n"
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
                + "  'storage.location.template' = '" + location + "/${day}/${hour}/')");
    }

    /**
     * The database and the table in the local engine, made anew. It lists whole days, because listing each hour of seven years takes the
     * engine five times as long; the hour comes from the event time, which decided the object's folder.
     *
     * @param database made if missing
     * @param location the delivered objects' folder as the engine spells it, without a slash at its end
     * @param firstDay the first UTC day that the archive holds
     * @param today the present UTC day of the archive's clock
     */
    public static List<String> forLocalEngine(String database, String location, LocalDate firstDay, LocalDate today) {
        String columns = columns(column -> column.type().trinoName());
        String names = ArchiveColumns.ALL.stream().map(Column::name).collect(Collectors.joining(", "));
        String range = "ARRAY['" + DAY.format(firstDay) + "', '" + DAY.format(today.plusDays(LOCAL_DAYS_AHEAD)) + "']";
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + database,
                "DROP TABLE IF EXISTS " + DELIVERED_DAYS,
                "CREATE TABLE " + DELIVERED_DAYS + " (\n" + columns + ",\n"
                        + "  day varchar WITH (\n"
                        + "    partition_projection_type = 'DATE',\n"
                        + "    partition_projection_format = '" + DAY_FORMAT + "',\n"
                        + "    partition_projection_range = " + range + ",\n"
                        + "    partition_projection_interval = 1,\n"
                        + "    partition_projection_interval_unit = 'DAYS'))\n"
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

    private static String columns(Function<Column, String> type) {
        return ArchiveColumns.ALL.stream()
                .map(column -> "  " + column.name() + " " + type.apply(column))
                .collect(Collectors.joining(",\n"));
    }
}
