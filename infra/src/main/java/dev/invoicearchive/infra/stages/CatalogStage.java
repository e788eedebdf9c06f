package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.CatalogDdl;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * The Glue database and the delivered table, from the model's column list; the same table that {@link CatalogDdl} makes
 * by statement. Views are made by SQL, after the deployment.
 */
public final class CatalogStage extends Construct {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private final CfnDatabase database;

    /** Makes database and table. */
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
                        .storageDescriptor(CfnTable.StorageDescriptorProperty.builder()
                                .location(location)
                                .columns(ArchiveColumns.ALL.stream()
                                        .map(column -> column(
                                                column.name(), column.type().glueName(), column.description()))
                                        .toList())
                                .inputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat")
                                .outputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat")
                                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                                        .serializationLibrary(
                                                "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe")
                                        .build())
                                .build())
                        .build()));
    }

    /** Adds another table to the database. */
    CfnTable table(String id, CfnTable.TableInputProperty input) {
        return CfnTable.Builder.create(this, id)
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(database.getRef())
                .tableInput(input)
                .build();
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
