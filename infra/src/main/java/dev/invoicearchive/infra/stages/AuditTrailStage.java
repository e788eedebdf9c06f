package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Arns;
import dev.invoicearchive.infra.access.Keys;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudtrail.CfnTrail;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/**
 * Who touched what: a CloudTrail trail of every object read or written in the archive, every access to the table, and
 * every change of a resource, with signed digests, and a table to ask it with SQL.
 */
public final class AuditTrailStage extends Construct {
    private static final int DAYS_OF_A_YEAR_MAX = 366;

    private final CfnBucket bucket;

    /** Makes bucket, trail and table. */
    public AuditTrailStage(
            Construct scope,
            String id,
            DeploymentSettings settings,
            Keys keys,
            CfnBucket accessLogs,
            CfnBucket archive,
            CaptureStage capture,
            CatalogStage catalog,
            Keeping keeping) {
        super(scope, id);
        bucket = keeping.keep(new CfnBucket(
                this,
                "Bucket",
                PrivateBucket.props(keys.operations(), accessLogs, "trail")
                        .lifecycleConfiguration(PrivateBucket.expiring(settings.logYears() * DAYS_OF_A_YEAR_MAX))
                        .build()));
        Waiver.waive(bucket, Waivers.TRAIL_FILES);
        String name = new Names(settings).trail();
        CfnBucketPolicy policy = PrivateBucket.policy(this, "Policy", bucket, statements(name, settings));
        trail(name, keys, archive, capture, keeping).getNode().addDependency(policy);
        keeping.keep(catalog.table("AuditTrail", TrailTable.input(bucket.getRef(), settings)));
    }

    /** The bucket of the trail. */
    public CfnBucket bucket() {
        return bucket;
    }

    private CfnTrail trail(String name, Keys keys, CfnBucket archive, CaptureStage capture, Keeping keeping) {
        return Waiver.waive(
                keeping.keep(CfnTrail.Builder.create(this, "Trail")
                        .trailName(name)
                        .isLogging(true)
                        .s3BucketName(bucket.getRef())
                        .kmsKeyId(keys.operations().getAttrArn())
                        .enableLogFileValidation(true)
                        .includeGlobalServiceEvents(true)
                        .isMultiRegionTrail(false)
                        .advancedEventSelectors(List.of(
                                selector(
                                        "resources",
                                        field("eventCategory", List.of("Management")),
                                        field("readOnly", List.of("false"))),
                                selector(
                                        "objects",
                                        field("eventCategory", List.of("Data")),
                                        field("resources.type", List.of("AWS::S3::Object")),
                                        startsWith("resources.ARN", archive.getAttrArn() + "/")),
                                selector(
                                        "items",
                                        field("eventCategory", List.of("Data")),
                                        field("resources.type", List.of("AWS::DynamoDB::Table")),
                                        field("resources.ARN", List.of(capture.tableArn())))))
                        .build()),
                Waiver.of(
                        "The trail is asked with SQL; what must be noticed at once comes through EventBridge.",
                        "AuditTrailTest.theTrailIsReadableInAthena",
                        "NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled",
                        "CT.CLOUDTRAIL.PR.3"));
    }

    private List<Statement> statements(String trail, DeploymentSettings settings) {
        String source = Arns.of("cloudtrail", "trail/" + trail);
        Statement stays = Statement.deny("NobodyDeletes")
                .everybody()
                .actions("s3:DeleteObject", "s3:DeleteObjectVersion")
                .on(bucket.getAttrArn() + "/*");
        List<Statement> delivery = List.of(
                Statement.allow("TrailChecks")
                        .service("cloudtrail.amazonaws.com")
                        .actions("s3:GetBucketAcl")
                        .on(bucket.getAttrArn())
                        .when("StringEquals", "aws:SourceArn", source),
                Statement.allow("TrailWrites")
                        .service("cloudtrail.amazonaws.com")
                        .actions("s3:PutObject")
                        .on(bucket.getAttrArn() + "/AWSLogs/" + Aws.ACCOUNT_ID + "/*")
                        .when("StringEquals", "aws:SourceArn", source)
                        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"));
        return settings.isProd() ? List.of(delivery.get(0), delivery.get(1), stays) : delivery;
    }

    private static CfnTrail.AdvancedEventSelectorProperty selector(
            String name, CfnTrail.AdvancedFieldSelectorProperty... fields) {
        return CfnTrail.AdvancedEventSelectorProperty.builder()
                .name(name)
                .fieldSelectors(List.of(fields))
                .build();
    }

    private static CfnTrail.AdvancedFieldSelectorProperty field(String name, List<String> values) {
        return CfnTrail.AdvancedFieldSelectorProperty.builder()
                .field(name)
                .equalTo(values)
                .build();
    }

    private static CfnTrail.AdvancedFieldSelectorProperty startsWith(String name, String value) {
        return CfnTrail.AdvancedFieldSelectorProperty.builder()
                .field(name)
                .startsWith(List.of(value))
                .build();
    }
}
