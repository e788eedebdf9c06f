package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.glue.CfnTable;

/**
 * The table {@code audit_trail} over the trail's files. Source of formats and columns: the Athena User Guide, "Query AWS
 * CloudTrail logs", partition projection.
 */
final class TrailTable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private TrailTable() {}

    static CfnTable.TableInputProperty input(String bucket, DeploymentSettings settings) {
        String location = "s3://" + bucket + "/AWSLogs/" + Aws.ACCOUNT_ID + "/CloudTrail/" + Aws.REGION + "/";
        return CfnTable.TableInputProperty.builder()
                .name("audit_trail")
                .description("Who read or wrote objects of the archive and items of the table.")
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters(
                        location, DAY.format(settings.archiveSettings().firstDay())))
                .partitionKeys(List.of(CatalogStage.column("day", "string", "UTC day, such as 2026/11/20.")))
                .storageDescriptor(CfnTable.StorageDescriptorProperty.builder()
                        .location(location)
                        .inputFormat("com.amazon.emr.cloudtrail.CloudTrailInputFormat")
                        .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                        .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                                .serializationLibrary("org.apache.hive.hcatalog.data.JsonSerDe")
                                .build())
                        .columns(columns())
                        .build())
                .build();
    }

    private static Map<String, String> parameters(String location, String firstDay) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", "cloudtrail");
        parameters.put("projection.enabled", "true");
        parameters.put("projection.day.type", "date");
        parameters.put("projection.day.format", "yyyy/MM/dd");
        parameters.put("projection.day.range", firstDay + ",NOW");
        parameters.put("projection.day.interval", "1");
        parameters.put("projection.day.interval.unit", "DAYS");
        parameters.put("storage.location.template", location + "${day}");
        return parameters;
    }

    private static List<CfnTable.ColumnProperty> columns() {
        return List.of(
                CatalogStage.column("eventtime", "string", "When, UTC."),
                CatalogStage.column(
                        "useridentity",
                        "struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,"
                                + "accesskeyid:string,username:string,sessioncontext:struct<attributes:struct<"
                                + "mfaauthenticated:string,creationdate:string>,sessionissuer:struct<type:string,"
                                + "principalid:string,arn:string,accountid:string,username:string>>>",
                        "Who."),
                CatalogStage.column("eventsource", "string", "The service, such as s3.amazonaws.com."),
                CatalogStage.column("eventname", "string", "What, such as GetObject."),
                CatalogStage.column("awsregion", "string", "Where."),
                CatalogStage.column("sourceipaddress", "string", "From where."),
                CatalogStage.column("useragent", "string", "With what."),
                CatalogStage.column("errorcode", "string", "Why it was refused; null if it was not."),
                CatalogStage.column("errormessage", "string", "The same in words."),
                CatalogStage.column("requestparameters", "string", "What was asked, as JSON."),
                CatalogStage.column("responseelements", "string", "What was answered, as JSON."),
                CatalogStage.column("additionaleventdata", "string", "More, as JSON."),
                CatalogStage.column("requestid", "string", "The request."),
                CatalogStage.column("eventid", "string", "The event."),
                CatalogStage.column("readonly", "string", "Whether nothing was changed."),
                CatalogStage.column("eventtype", "string", "The kind of event."),
                CatalogStage.column(
                        "resources",
                        "array<struct<arn:string,accountid:string,type:string>>",
                        "The objects and tables touched."),
                CatalogStage.column("recipientaccountid", "string", "The account."),
                CatalogStage.column("sharedeventid", "string", "The same event in another account."));
    }
}
