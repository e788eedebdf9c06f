package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.CatalogDdl;
import dev.invoicearchive.queries.CatalogTable;
import dev.invoicearchive.queries.CatalogTable.Form;
import dev.invoicearchive.queries.CatalogTable.Partition;
import dev.invoicearchive.queries.PublishedTables;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * The Glue database and its tables, from the column lists; the same tables that {@link CatalogDdl} makes by statement.
 * Views are made by SQL, after the deployment.
 */
public final class CatalogStage extends Construct {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private final CfnDatabase database;

    /** Makes database and tables. */
    public CatalogStage(Construct scope, String id, DeploymentSettings settings, CfnBucket archive, Keeping keeping) {
        super(scope, id);
        database = keeping.keep(CfnDatabase.Builder.create(this, "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(new Names(settings).database())
                        .description("Every change of the invoice transactions; the table and the views that read it.")
                        .build())
                .build());
        String location = "s3://" + archive.getRef() + "/" + ObjectKeys.DELIVERED;
        keeping.keep(table(
                "Delivered",
                CfnTable.TableInputProperty.builder()
                        .name(CatalogDdl.DELIVERED)
                        .description("Rows as they were delivered; the same change can stand twice.")
                        .tableType("EXTERNAL_TABLE")
                        .parameters(
                                projection(location, settings.archiveSettings().firstDay()))
                        .partitionKeys(List.of(
                                column("day", "string", "UTC day of the change, such as 2026/11/20."),
                                column("hour", "int", "UTC hour of the change, 0 to 23.")))
                        .storageDescriptor(storage(location, Form.PARQUET, ArchiveColumns.ALL))
                        .build()));
        PublishedTables.ALL.forEach(table -> keeping.keep(published(table, settings, archive)));
    }

    private CfnTable published(CatalogTable table, DeploymentSettings settings, CfnBucket archive) {
        String location = "s3://" + archive.getRef() + "/" + table.prefix();
        LocalDate firstDay = settings.archiveSettings().firstDay();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", table.form() == Form.PARQUET ? "parquet" : "json");
        table.partition().ifPresent(partition -> parameters.putAll(projection(partition, location, firstDay)));
        return table(
                id(table),
                CfnTable.TableInputProperty.builder()
                        .name(table.name())
                        .description(table.description())
                        .tableType("EXTERNAL_TABLE")
                        .parameters(parameters)
                        .partitionKeys(table.partition().stream()
                                .map(Partition::column)
                                .map(CatalogStage::column)
                                .toList())
                        .storageDescriptor(storage(location, table.form(), table.columns()))
                        .build());
    }

    /** Such as {@code RollupDaily}. */
    private static String id(CatalogTable table) {
        return Arrays.stream(table.name().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Map<String, String> projection(Partition partition, String location, LocalDate firstDay) {
        String column = "projection." + partition.column().name();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("projection.enabled", "true");
        parameters.put(column + ".type", "date");
        parameters.put(column + ".format", partition.unit().format());
        parameters.put(column + ".range", CatalogDdl.bound(partition.unit(), firstDay) + ",NOW");
        parameters.put(column + ".interval", "1");
        parameters.put(column + ".interval.unit", partition.unit().toString());
        parameters.put("storage.location.template", partition.template(location) + "/");
        return parameters;
    }

    private static CfnTable.StorageDescriptorProperty storage(String location, Form form, List<Column> columns) {
        boolean parquet = form == Form.PARQUET;
        String input = parquet
                ? "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
                : "org.apache.hadoop.mapred.TextInputFormat";
        String output = parquet
                ? "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"
                : "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";
        return CfnTable.StorageDescriptorProperty.builder()
                .location(location)
                .columns(columns.stream().map(CatalogStage::column).toList())
                .inputFormat(input)
                .outputFormat(output)
                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary(
                                parquet
                                        ? "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
                                        : "org.openx.data.jsonserde.JsonSerDe")
                        .build())
                .build();
    }

    /** Adds another table to the database. */
    CfnTable table(String id, CfnTable.TableInputProperty input) {
        return CfnTable.Builder.create(this, id)
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(database.getRef())
                .tableInput(input)
                .build();
    }

    private static CfnTable.ColumnProperty column(Column column) {
        return column(column.name(), column.type().glueName(), column.description());
    }

    static CfnTable.ColumnProperty column(String name, String type, String comment) {
        return CfnTable.ColumnProperty.builder()
                .name(name)
                .type(type)
                .comment(comment)
                .build();
    }

    private static Map<String, String> projection(String location, LocalDate firstDay) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", "parquet");
        parameters.put("projection.enabled", "true");
        parameters.put("projection.day.type", "date");
        parameters.put("projection.day.format", "yyyy/MM/dd");
        parameters.put("projection.day.range", DAY.format(firstDay) + ",NOW+1DAYS");
        parameters.put("projection.day.interval", "1");
        parameters.put("projection.day.interval.unit", "DAYS");
        parameters.put("projection.hour.type", "integer");
        parameters.put("projection.hour.range", "0,23");
        parameters.put("projection.hour.digits", "2");
        parameters.put("storage.location.template", location + "${day}/${hour}/");
        return parameters;
    }
}
