package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.NotThereException;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialBuckets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** Buckets, in S3. */
public final class S3TrialBuckets implements TrialBuckets {
    /** The one region that wants no location. */
    private static final String FIRST_REGION = "us-east-1";

    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public S3TrialBuckets(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public void create(String name) {
        CreateBucketRequest.Builder request =
                CreateBucketRequest.builder().bucket(name).objectLockEnabledForBucket(true);
        if (!clients.region().equals(FIRST_REGION)) {
            request.createBucketConfiguration(place -> place.locationConstraint(clients.region()));
        }
        Calls.ask("s3:CreateBucket", () -> client().createBucket(request.build()));
    }

    @Override
    public List<Version> versions(String name) {
        return Calls.ask(
                "s3:ListBucketVersions",
                () -> client().listObjectVersionsPaginator(request -> request.bucket(name)).stream()
                        .flatMap(page -> Stream.concat(
                                page.versions().stream()
                                        .map(version -> new Version(version.key(), version.versionId(), false)),
                                page.deleteMarkers().stream()
                                        .map(marker -> new Version(marker.key(), marker.versionId(), true))))
                        .toList());
    }

    @Override
    public byte[] read(String name, Version version) {
        return Calls.ask("s3:GetObjectVersion", () -> client().getObjectAsBytes(request ->
                        request.bucket(name).key(version.key()).versionId(version.id())))
                .asByteArray();
    }

    @Override
    public void lock(String name, Version version, Instant until) {
        Calls.ask("s3:PutObjectRetention", () -> client().putObjectRetention(request -> request.bucket(name)
                .key(version.key())
                .versionId(version.id())
                .retention(retention ->
                        retention.mode(ObjectLockRetentionMode.GOVERNANCE).retainUntilDate(until))));
    }

    @Override
    public Optional<Instant> lockedUntil(String name, Version version) {
        try {
            ObjectLockRetention retention = Calls.ask(
                            "s3:GetObjectRetention", () -> client().getObjectRetention(request ->
                                    request.bucket(name).key(version.key()).versionId(version.id())))
                    .retention();
            return Optional.ofNullable(retention)
                    .filter(found -> found.mode() == ObjectLockRetentionMode.GOVERNANCE)
                    .map(ObjectLockRetention::retainUntilDate);
        } catch (NotThereException e) {
            // S3's word for a version that is not locked.
            return Optional.empty();
        }
    }

    @Override
    public void deleteVersion(String name, Version version, boolean bypass) {
        Calls.ask("s3:DeleteObjectVersion", () -> client().deleteObject(request -> request.bucket(name)
                .key(version.key())
                .versionId(version.id())
                .bypassGovernanceRetention(bypass ? Boolean.TRUE : null)));
    }

    @Override
    public void delete(String name) {
        Calls.ask("s3:DeleteBucket", () -> client().deleteBucket(request -> request.bucket(name)));
    }

    private S3Client client() {
        return clients.client(S3Client.class, () -> S3Client.builder().forcePathStyle(clients.isRedirected()));
    }
}
