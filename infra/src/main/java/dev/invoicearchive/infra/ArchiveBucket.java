package dev.invoicearchive.infra;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/**
 * The bucket of the archive, with a key of its own. Object Lock is on without a default retention, because Firehose is
 * not known to send the checksum header that S3 would then ask for; the sealer locks each object instead.
 */
final class ArchiveBucket extends Construct {
    private static final Number TLS_VERSION_MIN = 1.2;
    private static final int DAYS_OF_A_YEAR = 366;

    ArchiveBucket(Construct scope, String name, RetentionRules rules) {
        super(scope, name);
        Key key = Key.Builder.create(this, "Key")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Bucket.Builder.create(this, "Bucket")
                .versioned(true)
                .objectLockEnabled(true)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(TLS_VERSION_MIN)
                .lifecycleRules(lifecycleRules(rules))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private static List<LifecycleRule> lifecycleRules(RetentionRules rules) {
        return rules.zones().stream()
                .filter(zone ->
                        !zone.transitions().isEmpty() || rules.expiryYears().isPresent())
                .map(zone -> lifecycleRule(zone, rules))
                .toList();
    }

    private static LifecycleRule lifecycleRule(ZoneRules zone, RetentionRules rules) {
        LifecycleRule.Builder rule = LifecycleRule.builder()
                .id(zone.prefix().replace("/", ""))
                .prefix(zone.prefix())
                .transitions(zone.transitions().stream()
                        .map(ArchiveBucket::transition)
                        .toList());
        rules.expiryYears().ifPresent(years -> rule.expiration(Duration.days(years * DAYS_OF_A_YEAR)));
        return rule.build();
    }

    private static Transition transition(dev.invoicearchive.lifecycle.retention.Transition transition) {
        return Transition.builder()
                .storageClass(storageClass(transition.storageClass()))
                .transitionAfter(Duration.days(transition.afterDays()))
                .build();
    }

    private static StorageClass storageClass(dev.invoicearchive.lifecycle.retention.StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD_IA -> StorageClass.INFREQUENT_ACCESS;
            case GLACIER_IR -> StorageClass.GLACIER_INSTANT_RETRIEVAL;
            case GLACIER -> StorageClass.GLACIER;
            case DEEP_ARCHIVE -> StorageClass.DEEP_ARCHIVE;
            case STANDARD ->
                throw new IllegalArgumentException("Invalid transition: STANDARD, expected a colder class.");
        };
    }
}
