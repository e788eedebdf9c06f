package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * The bucket of the access logs that S3 writes of all others. S3 writes them with its own encryption only, and a bucket
 * that logs itself would never come to rest.
 */
public final class AccessLogs extends Construct {
    private static final int DAYS_KEPT = 400;

    private final CfnBucket bucket;

    /** Makes the bucket. */
    public AccessLogs(Construct scope, String id, DeploymentSettings settings, Keeping keeping) {
        super(scope, id);
        bucket = keeping.keep(new CfnBucket(
                this,
                "Bucket",
                PrivateBucket.unlogged(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                .sseAlgorithm("AES256")
                                .build())
                        .lifecycleConfiguration(PrivateBucket.expiring(DAYS_KEPT))
                        .build()));
        Waiver.waive(bucket, Waivers.ACCESS_LOGS);
        PrivateBucket.policy(
                this,
                "Policy",
                bucket,
                List.of(Statement.allow("S3Logs")
                        .service("logging.s3.amazonaws.com")
                        .actions("s3:PutObject")
                        .on(bucket.getAttrArn() + "/*")
                        .when("StringEquals", "aws:SourceAccount", Aws.ACCOUNT_ID)));
    }

    /** The bucket. */
    public CfnBucket bucket() {
        return bucket;
    }
}
