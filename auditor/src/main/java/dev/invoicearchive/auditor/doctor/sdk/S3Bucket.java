package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.ArchiveBucket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** Buckets, from S3. */
public final class S3Bucket implements ArchiveBucket {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public S3Bucket(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public String versioning(String bucket) {
        return Objects.requireNonNullElse(
                Calls.ask("s3:GetBucketVersioning", () -> client().getBucketVersioning(
                                        request -> request.bucket(bucket)))
                        .statusAsString(),
                "");
    }

    @Override
    public Lock lock(String bucket) {
        try {
            ObjectLockConfiguration lock = Calls.ask(
                            "s3:GetBucketObjectLockConfiguration",
                            () -> client().getObjectLockConfiguration(request -> request.bucket(bucket)))
                    .objectLockConfiguration();
            return new Lock(
                    lock.objectLockEnabled() == ObjectLockEnabled.ENABLED,
                    Optional.ofNullable(lock.rule()).map(rule -> words(rule.defaultRetention())));
        } catch (NotThereException e) {
            // S3 says that the configuration is missing, not that the lock is off.
            return new Lock(false, Optional.empty());
        }
    }

    @Override
    public String policy(String bucket) {
        return Calls.ask("s3:GetBucketPolicy", () -> client().getBucketPolicy(request -> request.bucket(bucket)))
                .policy();
    }

    @Override
    public Lifecycle lifecycle(String bucket) {
        GetBucketLifecycleConfigurationResponse answer =
                Calls.ask("s3:GetLifecycleConfiguration", () -> client().getBucketLifecycleConfiguration(
                                request -> request.bucket(bucket)));
        return new Lifecycle(
                Objects.requireNonNullElse(
                        answer.transitionDefaultMinimumObjectSizeAsString(), "all_storage_classes_128K"),
                answer.rules().stream().map(S3Bucket::rule).toList());
    }

    @Override
    public boolean blocksPublicAccess(String bucket) {
        try {
            PublicAccessBlockConfiguration block = Calls.ask(
                            "s3:GetBucketPublicAccessBlock",
                            () -> client().getPublicAccessBlock(request -> request.bucket(bucket)))
                    .publicAccessBlockConfiguration();
            return Stream.of(
                            block.blockPublicAcls(),
                            block.blockPublicPolicy(),
                            block.ignorePublicAcls(),
                            block.restrictPublicBuckets())
                    .allMatch(Boolean.TRUE::equals);
        } catch (NotThereException e) {
            // Without a configuration nothing is blocked.
            return false;
        }
    }

    @Override
    public String key(String bucket) {
        return Calls.ask("s3:GetEncryptionConfiguration", () -> client().getBucketEncryption(
                                request -> request.bucket(bucket)))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .map(rule -> rule.applyServerSideEncryptionByDefault())
                .filter(Objects::nonNull)
                .map(ServerSideEncryptionByDefault::kmsMasterKeyID)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String words(DefaultRetention retention) {
        return retention.modeAsString() + " "
                + (retention.days() == null ? retention.years() + " years" : retention.days() + " days");
    }

    private static Rule rule(LifecycleRule rule) {
        List<String> transitions = rule.transitions().stream()
                .map(move -> move.storageClassAsString() + " after " + move.days() + " days")
                .toList();
        return new Rule(
                rule.status() == ExpirationStatus.ENABLED,
                prefix(rule),
                bytes(rule.filter()),
                transitions,
                rule.expiration() == null || rule.expiration().days() == null
                        ? 0
                        : rule.expiration().days(),
                rule.noncurrentVersionExpiration() == null
                                || rule.noncurrentVersionExpiration().noncurrentDays() == null
                        ? 0
                        : rule.noncurrentVersionExpiration().noncurrentDays());
    }

    /** The prefix stands in the filter, among several conditions of it, or where it stood before there were filters. */
    @SuppressWarnings("deprecation")
    private static String prefix(LifecycleRule rule) {
        LifecycleRuleFilter filter = rule.filter();
        String found = filter == null ? rule.prefix() : filter.prefix();
        if (found == null && filter != null && filter.and() != null) {
            found = filter.and().prefix();
        }
        return Objects.requireNonNullElse(found, "");
    }

    private static long bytes(LifecycleRuleFilter filter) {
        if (filter == null) {
            return 0;
        }
        Long found = filter.and() == null
                ? filter.objectSizeGreaterThan()
                : filter.and().objectSizeGreaterThan();
        return found == null ? 0 : found;
    }

    private S3Client client() {
        return clients.client(S3Client.class, () -> S3Client.builder().forcePathStyle(clients.isRedirected()));
    }
}
