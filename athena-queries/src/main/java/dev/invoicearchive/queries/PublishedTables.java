package dev.invoicearchive.queries;

import static dev.invoicearchive.model.ColumnType.BIGINT;
import static dev.invoicearchive.model.ColumnType.DATE;
import static dev.invoicearchive.model.ColumnType.DECIMAL_38_9;
import static dev.invoicearchive.model.ColumnType.STRING;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ColumnType;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.CatalogTable.Form;
import dev.invoicearchive.queries.CatalogTable.Partition;
import dev.invoicearchive.queries.CatalogTable.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables over what the sealer publishes. */
public final class PublishedTables {
    /** Closed days, each change once. */
    public static final CatalogTable SEALED = new CatalogTable(
            "sealed",
            "Closed days, each change once; the view changes adds what came since.",
            ObjectKeys.SEALED,
            Form.PARQUET,
            ArchiveColumns.ALL,
            Optional.of(
                    new Partition(column("day", DATE, "UTC day in which the changes happened."), Unit.DAYS, "day=")));

    /** Totals of each event day. */
    public static final CatalogTable ROLLUP_DAILY = new CatalogTable(
            "rollup_daily",
            "Totals of each sealed event day, by invoice date, country and origin; several rows of one place add up.",
            ObjectKeys.ROLLUP_DAILY,
            Form.PARQUET,
            rollUp(column("invoice_date", DATE, "Business date of the place; null if it had none.")),
            Optional.of(new Partition(
                    column("event_day", DATE, "UTC day in which the changes happened."), Unit.DAYS, "day=")));

    /** Totals of each event month. */
    public static final CatalogTable ROLLUP_MONTHLY = new CatalogTable(
            "rollup_monthly",
            "Totals of each sealed event month, by invoice month, country and origin; several rows of one place add up.",
            ObjectKeys.ROLLUP_MONTHLY,
            Form.PARQUET,
            rollUp(column("invoice_month", DATE, "First day of the business date's month; null if it had none.")),
            Optional.of(new Partition(
                    column("event_month", STRING, "UTC month in which the changes happened, such as 2026-11."),
                    Unit.MONTHS,
                    "month=")));

    /** What is known of each day. */
    public static final CatalogTable DAYS = new CatalogTable(
            "days",
            "What is known of each UTC day, as the last seal left it.",
            ObjectKeys.ROLLUP_DAYS,
            Form.JSON,
            List.of(
                    column("day", STRING, "UTC day, such as 2026-11-20."),
                    column("state", STRING, "sealed or open."),
                    column("generation", BIGINT, "1 when the day was sealed, one more with each amendment; 0 if open."),
                    column("row_count", BIGINT, "Changes in the sealed files of the day."),
                    column("manifest", BIGINT, "Number of the last manifest that names the day; 0 if none does."),
                    column("late_rows", BIGINT, "Rows delivered after the seal and not yet amended."),
                    column("late_objects", BIGINT, "The objects that hold them."),
                    column("error_objects", BIGINT, "Objects under errors/ of the day that no receipt calls replayed."),
                    column("cold_objects", BIGINT, "Delivered objects that are needed and cannot be read now."),
                    column("gaps", BIGINT, "Missing changes found by the balance of images.")),
            Optional.empty());

    /** All of them. */
    public static final List<CatalogTable> ALL = List.of(SEALED, ROLLUP_DAILY, ROLLUP_MONTHLY, DAYS);

    private PublishedTables() {}

    private static List<Column> rollUp(Column place) {
        return Stream.of(
                        place,
                        column("country", STRING, "Country of the place; null if it had none."),
                        column("origin", STRING, "stream, snapshot or import."),
                        column(
                                "net_amount",
                                DECIMAL_38_9,
                                "What the changes put into the place less what they took out."),
                        column("transactions", BIGINT, "The same of transactions."),
                        column("effects", BIGINT, "Changes that put something in or took something out."),
                        column("inserts", BIGINT, "Inserts."),
                        column("edits", BIGINT, "Edits, counted in the place that they entered."),
                        column("removals", BIGINT, "Removals, expiry apart."),
                        column("expiries", BIGINT, "Expiries, which have no effect."),
                        column("largest_amount", DECIMAL_38_9, "Largest amount seen; null if none was."),
                        column("smallest_amount", DECIMAL_38_9, "Smallest amount seen; null if none was."),
                        column("refused_rows", BIGINT, "Changes whose amount was refused and counts as zero."))
                .toList();
    }

    private static Column column(String name, ColumnType type, String description) {
        return new Column(name, type, true, description);
    }
}
