package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ArchiveObjectsContract;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.S3ArchiveObjects;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Proves that the adapter for S3 also works against a server that is not ours. What that server lacks is skipped and stands
 * in {@code docs/s3-differences.md}.
 */
@Tag("proof")
class S3MockContractTest extends ArchiveObjectsContract {
    private static final Map<Ability, String> LACKING = Map.of(
            Ability.ENFORCES_RETENTION, "S3Mock lets a retention be shortened.",
            Ability.COLD_CLASSES, "S3Mock serves objects of every class and knows no restore.",
            Ability.ONE_WINNER, "S3Mock lets several conditional puts of the same moment win.",
            Ability.COPIES_ONLY_ONCE, "S3Mock passes over If-None-Match of a copy.",
            Ability.LOCKS_AT_PUT, "S3Mock passes over the lock of a put, and has another word for no lock.",
            Ability.PARTS_VERSIONS, "S3Mock leaves out versions of a key that lies in two parts of a list.",
            Ability.PUTS_OVER_MARKERS, "S3Mock takes a delete marker for an object.");

    private static S3MockProcess server;

    private String prefix;

    @BeforeAll
    static void start() throws IOException {
        server = S3MockProcess.start();
        server.client().createBucket(request -> request.bucket("archive").objectLockEnabledForBucket(true));
        server.client().putBucketVersioning(request -> request.bucket("archive")
                .versioningConfiguration(versioning -> versioning.status("Enabled")));
        server.client().createBucket(request -> request.bucket("results"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void useAPrefix() {
        prefix = UUID.randomUUID() + "/";
    }

    @Override
    protected ArchiveObjects objects() {
        return new S3ArchiveObjects(server.client(), "archive");
    }

    @Override
    protected String prefix() {
        return prefix;
    }

    @Override
    protected String otherBucket() {
        return "results";
    }

    @Override
    protected void putElsewhere(String key, byte[] content) {
        server.client().putObject(request -> request.bucket("results").key(key), RequestBody.fromBytes(content));
    }

    @Override
    protected void hide(String key) {
        server.client().deleteObject(request -> request.bucket("archive").key(key));
    }

    @Override
    protected Instant now() {
        return server.now();
    }

    @Override
    protected int manyObjects() {
        return 1_003;
    }

    @Override
    protected Optional<String> lacking(Ability ability) {
        return Optional.ofNullable(LACKING.get(ability));
    }

    @Override
    protected void move(ObjectVersion version, StorageClass storageClass) {
        throw new UnsupportedOperationException("S3Mock runs no rules.");
    }

    @Override
    protected void pass(Duration duration) throws InterruptedException {
        server.awaitAnotherSecond();
    }
}
