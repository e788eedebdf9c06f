package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Arns;
import dev.invoicearchive.infra.access.KeyBase;
import dev.invoicearchive.infra.access.Names;
import dev.invoicearchive.infra.access.Statement;
import dev.invoicearchive.infra.access.Waiver;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

/**
 * A bucket with Object Lock that takes copies, with their locks, from one role of one account, and from nobody else; in
 * prod nobody deletes from it. It locks nothing by default: a copy's own default lock would begin later than the
 * original's, could not be shortened to it, and the update would fail.
 */
public final class ReplicaStage extends Construct {
    private final CfnKey key;
    private final CfnBucket bucket;
    private final String sourceAccount;
    private final String sourceRole;

    /** Makes bucket and key. */
    public ReplicaStage(
            Construct scope, String id, DeploymentSettings settings, CfnBucket accessLogs, Keeping keeping) {
        super(scope, id);
        String source = "arn:" + Aws.PARTITION + ":iam::" + settings.replicaOf().orElseThrow();
        sourceAccount = source + ":root";
        sourceRole = source + ":role/" + new Names(settings).replicateRole();
        key = keeping.keep(KeyBase.builder(this, "Key", settings, "The second copy.", users())
                .enableKeyRotation(true)
                .build());
        bucket = keeping.keep(new CfnBucket(
                this,
                "Bucket",
                PrivateBucket.props(key, accessLogs, "replica")
                        .objectLockEnabled(true)
                        .build()));
        Ageing.apply(bucket, settings.rules());
        Waiver.waive(
                bucket,
                Waiver.of(
                        "It is the second copy itself.",
                        "ReplicaTest.copiesComeFromOneRoleAndStay",
                        "NIST.800.53.R5-S3BucketReplicationEnabled"));
        PrivateBucket.policy(this, "Policy", bucket, statements(settings));
    }

    /** The bucket. */
    public CfnBucket bucket() {
        return bucket;
    }

    /** Its key. */
    public CfnKey key() {
        return key;
    }

    private List<Statement> users() {
        return List.of(
                fromTheSource(Statement.allow("Copy").actions("kms:Encrypt", "kms:GenerateDataKey"))
                        .on("*"),
                Statement.allow("ReadThroughS3")
                        .principals(List.of(Arns.account()))
                        .actions("kms:Decrypt")
                        .on("*")
                        .when("StringEquals", "kms:ViaService", Arns.via("s3")));
    }

    private List<Statement> statements(DeploymentSettings settings) {
        String objects = bucket.getAttrArn() + "/*";
        List<Statement> all = new ArrayList<>();
        all.add(fromTheSource(Statement.allow("Copy").actions("s3:ReplicateObject", "s3:ReplicateTags"))
                .on(objects));
        all.add(fromTheSource(Statement.allow("Look").actions("s3:ListBucket", "s3:GetBucketVersioning"))
                .on(bucket.getAttrArn()));
        all.add(Statement.deny("OnlyCopiesComeIn")
                .everybody()
                .actions("s3:PutObject", "s3:PutObjectRetention", "s3:PutObjectLegalHold")
                .on(objects)
                .when("ArnNotEquals", "aws:PrincipalArn", sourceRole));
        if (settings.isProd()) {
            all.add(Statement.deny("NobodyHidesOrDeletes")
                    .everybody()
                    .actions("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention")
                    .on(objects));
        }
        return all;
    }

    /** The other account as a whole is named, since its role may not exist yet; the condition leaves that role alone. */
    private Statement fromTheSource(Statement statement) {
        return statement.principals(List.of(sourceAccount)).when("ArnEquals", "aws:PrincipalArn", sourceRole);
    }
}
