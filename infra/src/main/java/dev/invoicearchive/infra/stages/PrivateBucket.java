package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Statement;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.amazon.awscdk.services.s3.CfnBucketProps;
import software.constructs.Construct;

/** What every bucket has: no public way in, versions, one owner, encryption, TLS, an access log. */
final class PrivateBucket {
    private static final String TLS_VERSION_MIN = "1.2";
    private static final int DAYS_UNTIL_HALF_UPLOADS_GO = 7;

    private PrivateBucket() {}

    /** Properties that every bucket shares; encrypted with a key of ours. */
    static CfnBucketProps.Builder props(CfnKey key, CfnBucket accessLogs, String name) {
        return unlogged(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                        .sseAlgorithm("aws:kms")
                        .kmsMasterKeyId(key.getAttrArn())
                        .build())
                .loggingConfiguration(CfnBucket.LoggingConfigurationProperty.builder()
                        .destinationBucketName(accessLogs.getRef())
                        .logFilePrefix(name + "/")
                        .build());
    }

    /** The same without an access log, for the bucket of the access logs. */
    static CfnBucketProps.Builder unlogged(CfnBucket.ServerSideEncryptionByDefaultProperty encryption) {
        return CfnBucketProps.builder()
                .bucketEncryption(CfnBucket.BucketEncryptionProperty.builder()
                        .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                                .bucketKeyEnabled(true)
                                .serverSideEncryptionByDefault(encryption)
                                .build()))
                        .build())
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build())
                .versioningConfiguration(CfnBucket.VersioningConfigurationProperty.builder()
                        .status("Enabled")
                        .build())
                .notificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                        .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                                .eventBridgeEnabled(true)
                                .build())
                        .build());
    }

    /** A rule under which objects, and the versions behind them, go after so many days. */
    static CfnBucket.LifecycleConfigurationProperty expiring(int days) {
        return CfnBucket.LifecycleConfigurationProperty.builder()
                .rules(List.of(
                        CfnBucket.RuleProperty.builder()
                                .id("expire")
                                .status("Enabled")
                                .expirationInDays(days)
                                .noncurrentVersionExpiration(CfnBucket.NoncurrentVersionExpirationProperty.builder()
                                        .noncurrentDays(1)
                                        .build())
                                .build(),
                        halfUploads()))
                .build();
    }

    /** A rule under which uploads that were never finished go. */
    static CfnBucket.RuleProperty halfUploads() {
        return CfnBucket.RuleProperty.builder()
                .id("half-uploads")
                .status("Enabled")
                .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(DAYS_UNTIL_HALF_UPLOADS_GO)
                        .build())
                .build();
    }

    /** A policy of these statements, and of those that keep everybody to TLS. */
    static CfnBucketPolicy policy(Construct scope, String id, CfnBucket bucket, List<Statement> statements) {
        List<Statement> all = new ArrayList<>(statements);
        all.add(everything(Statement.deny("TlsOnly"), bucket).when("Bool", "aws:SecureTransport", "false"));
        all.add(everything(Statement.deny("NoOldTls"), bucket)
                .when("NumericLessThan", "s3:TlsVersion", TLS_VERSION_MIN));
        return CfnBucketPolicy.Builder.create(scope, id)
                .bucket(bucket.getRef())
                .policyDocument(Statement.document(all))
                .build();
    }

    private static Statement everything(Statement statement, CfnBucket bucket) {
        return statement.everybody().actions("s3:*").on(bucket.getAttrArn(), bucket.getAttrArn() + "/*");
    }
}
