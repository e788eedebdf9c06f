package dev.invoicearchive.lifecycle.objects;

import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GlacierJobParameters;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.RestoreRequest;
import software.amazon.awssdk.services.s3.model.Tier;

/**
 * A bucket in S3. Where the answer to a conditional put is lost on its way, the client's next try finds its own object and
 * the put comes back as empty: whoever gets that must look at what is there.
 */
public final class S3ArchiveObjects implements ArchiveObjects {
    /** Two writers of one key at the same moment: S3 asks to try again, after which one of them has won. */
    private static final int TRIES_OF_CONFLICT = 5;

    private final S3Client client;
    private final String bucket;

    /** @param client closed by the caller */
    public S3ArchiveObjects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void versions(String prefix, Visitor visitor) throws IOException {
        ListObjectVersionsRequest.Builder request = ListObjectVersionsRequest.builder()
                .bucket(bucket)
                .prefix(prefix)
                // XML cannot carry every key.
                .encodingType(EncodingType.URL);
        boolean more = true;
        while (more) {
            ListObjectVersionsResponse page =
                    S3Faults.translated(prefix, () -> client.listObjectVersions(request.build()));
            for (ObjectVersion version : VersionPage.inOrder(page)) {
                visitor.visit(version);
            }
            more = Boolean.TRUE.equals(page.isTruncated());
            request.keyMarker(page.nextKeyMarker()).versionIdMarker(page.nextVersionIdMarker());
        }
    }

    @Override
    public Optional<ObjectVersion> find(String key) throws IOException {
        Optional<HeadObjectResponse> head = S3Faults.unlessStatus(
                404,
                key,
                () -> client.headObject(request -> request.bucket(bucket).key(key)));
        return head.isEmpty() ? Optional.empty() : Optional.of(version(key, head.get()));
    }

    @Override
    public InputStream open(ObjectVersion version) throws IOException {
        return S3Faults.translated(
                version.key(),
                () -> client.getObject(request ->
                        request.bucket(bucket).key(version.key()).versionId(S3Values.orNull(version.versionId()))));
    }

    @Override
    public Optional<ObjectVersion> putIfAbsent(String key, byte[] content, Protection protection) throws IOException {
        PutObjectRequest request =
                protect(request(key, content), protection).ifNoneMatch("*").build();
        Optional<PutObjectResponse> answer =
                onlyOnce(key, () -> client.putObject(request, RequestBody.fromBytes(content)));
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(head(key, answer.get().versionId()));
    }

    @Override
    public ObjectVersion put(String key, byte[] content) throws IOException {
        PutObjectResponse answer = S3Faults.translated(
                key, () -> client.putObject(request(key, content).build(), RequestBody.fromBytes(content)));
        return head(key, answer.versionId());
    }

    /**
     * Reads the source once to check its hash, then lets S3 copy it on condition that it is still the same: what is put
     * under a lock cannot be taken back.
     */
    @Override
    public Optional<ObjectVersion> copyIfAbsent(
            String sourceBucket, String sourceKey, String key, String sha256, Protection protection)
            throws IOException {
        String source = "s3://" + sourceBucket + "/" + sourceKey;
        String eTag = new CheckedSource(client, sourceBucket, sourceKey).eTag(sha256, key);
        CopyObjectRequest request = protect(CopyObjectRequest.builder(), protection)
                .sourceBucket(sourceBucket)
                .sourceKey(sourceKey)
                .copySourceIfMatch(eTag)
                .destinationBucket(bucket)
                .destinationKey(key)
                .ifNoneMatch("*")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .build();
        Optional<CopyObjectResponse> answer = onlyOnce(key, () -> client.copyObject(request));
        if (answer.isEmpty()) {
            if (find(key).isPresent()) {
                return Optional.empty();
            }
            throw new IOException("Cannot copy to " + key + ": " + source + " was replaced meanwhile, expected it to"
                    + " stay. Try again.");
        }
        String found = answer.get().copyObjectResult().checksumSHA256();
        if (found != null && !found.equals(S3Values.base64(sha256))) {
            throw new IOException("Invalid copy of " + source + " as " + key + ": the checksum of S3 is " + found
                    + ", expected " + S3Values.base64(sha256) + ". Look at both objects before anything else.");
        }
        return Optional.of(head(key, answer.get().versionId()));
    }

    @Override
    public Protection protection(ObjectVersion version) throws IOException {
        Optional<Retention> retention = S3Faults.unlessCode(
                        S3Faults.NO_LOCK,
                        version.key(),
                        () -> client.getObjectRetention(request -> request.bucket(bucket)
                                .key(version.key())
                                .versionId(S3Values.orNull(version.versionId()))))
                .flatMap(answer -> S3Values.retention(answer.retention()));
        boolean held = S3Faults.unlessCode(
                        S3Faults.NO_LOCK,
                        version.key(),
                        () -> client.getObjectLegalHold(request -> request.bucket(bucket)
                                .key(version.key())
                                .versionId(S3Values.orNull(version.versionId()))))
                .filter(answer ->
                        answer.legalHold() != null && answer.legalHold().status() == ObjectLockLegalHoldStatus.ON)
                .isPresent();
        return new Protection(retention, held);
    }

    @Override
    public void retain(ObjectVersion version, Retention retention) throws IOException {
        S3Faults.translated(
                version.key(),
                () -> client.putObjectRetention(request -> request.bucket(bucket)
                        .key(version.key())
                        .versionId(S3Values.orNull(version.versionId()))
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .retention(ObjectLockRetention.builder()
                                .mode(retention.mode().name())
                                .retainUntilDate(retention.until())
                                .build())));
    }

    @Override
    public void hold(ObjectVersion version, boolean held) throws IOException {
        S3Faults.translated(
                version.key(),
                () -> client.putObjectLegalHold(request -> request.bucket(bucket)
                        .key(version.key())
                        .versionId(S3Values.orNull(version.versionId()))
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .legalHold(hold -> hold.status(S3Values.status(held)))));
    }

    @Override
    public RestoreState restoreState(ObjectVersion version) throws IOException {
        HeadObjectResponse head = S3Faults.translated(
                version.key(),
                () -> client.headObject(request ->
                        request.bucket(bucket).key(version.key()).versionId(S3Values.orNull(version.versionId()))));
        if (S3Values.storageClass(version.key(), head.storageClassAsString()).isQueryable()) {
            return new RestoreState(Stage.NOT_COLD, Optional.empty());
        }
        return RestoreHeader.parse(version.key(), head.restore());
    }

    @Override
    public void restore(ObjectVersion version, int days, RetrievalTier tier) throws IOException {
        RestoreRequest wanted = RestoreRequest.builder()
                .days(days)
                .glacierJobParameters(GlacierJobParameters.builder()
                        .tier(Tier.fromValue(tier.apiName()))
                        .build())
                .build();
        try {
            // What is on its way already comes as it was asked for first.
            S3Faults.unlessCode(
                    List.of("RestoreAlreadyInProgress"),
                    version.key(),
                    () -> client.restoreObject(request -> request.bucket(bucket)
                            .key(version.key())
                            .versionId(S3Values.orNull(version.versionId()))
                            .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                            .restoreRequest(wanted)));
        } catch (ColdObjectException e) {
            // S3 uses one name for a cold object that is read and for one that is restored and is not cold.
            throw new RefusedException(
                    "Cannot restore " + version.key() + ": its class is not one that must be restored.", e);
        }
    }

    private PutObjectRequest.Builder request(String key, byte[] content) {
        String checksum = Base64.getEncoder().encodeToString(S3Values.sha256().digest(content));
        return PutObjectRequest.builder().bucket(bucket).key(key).checksumSHA256(checksum);
    }

    private static PutObjectRequest.Builder protect(PutObjectRequest.Builder request, Protection protection) {
        protection.retention().ifPresent(retention -> request.objectLockMode(
                        ObjectLockMode.fromValue(retention.mode().name()))
                .objectLockRetainUntilDate(retention.until()));
        return protection.legalHold() ? request.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON) : request;
    }

    private static CopyObjectRequest.Builder protect(CopyObjectRequest.Builder request, Protection protection) {
        protection.retention().ifPresent(retention -> request.objectLockMode(
                        ObjectLockMode.fromValue(retention.mode().name()))
                .objectLockRetainUntilDate(retention.until()));
        return protection.legalHold() ? request.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON) : request;
    }

    private <T> Optional<T> onlyOnce(String key, S3Faults.Call<T> call) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return S3Faults.unlessStatus(412, key, call);
            } catch (S3Faults.ConflictException e) {
                if (tries == TRIES_OF_CONFLICT) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        }
    }

    private ObjectVersion head(String key, String versionId) throws IOException {
        HeadObjectResponse head = S3Faults.translated(
                key,
                () -> client.headObject(
                        request -> request.bucket(bucket).key(key).versionId(versionId)));
        return version(key, head);
    }

    private static ObjectVersion version(String key, HeadObjectResponse head) throws IOException {
        return new ObjectVersion(
                key,
                head.versionId() == null ? "" : head.versionId(),
                head.contentLength(),
                S3Values.unquoted(head.eTag()),
                head.lastModified(),
                S3Values.storageClass(key, head.storageClassAsString()),
                true,
                false);
    }
}
