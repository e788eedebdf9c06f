package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ArchiveObjectsContract;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.S3ArchiveObjects;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Proves that the adapter for S3 keeps the port's promises against the endpoint of this machine. */
class S3EndpointContractTest extends ArchiveObjectsContract {
    @TempDir
    private static Path folder;

    private static ServedBuckets served;

    private String prefix;

    @BeforeAll
    static void start() throws IOException {
        served = ServedBuckets.start(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void useAPrefix() {
        prefix = UUID.randomUUID() + "/";
    }

    @Override
    protected ArchiveObjects objects() {
        return new S3ArchiveObjects(served.client(), ServedBuckets.ARCHIVE);
    }

    @Override
    protected String prefix() {
        return prefix;
    }

    @Override
    protected String otherBucket() {
        return ServedBuckets.RESULTS;
    }

    @Override
    protected void putElsewhere(String key, byte[] content) {
        served.client()
                .putObject(request -> request.bucket(ServedBuckets.RESULTS).key(key), RequestBody.fromBytes(content));
    }

    @Override
    protected void hide(String key) {
        served.client()
                .deleteObject(request -> request.bucket(ServedBuckets.ARCHIVE).key(key));
    }

    @Override
    protected Instant now() {
        return served.clock().instant();
    }

    @Override
    protected int manyObjects() {
        return 1_003;
    }

    @Override
    protected Optional<String> lacking(Ability ability) {
        return Optional.empty();
    }

    @Override
    protected void move(ObjectVersion version, StorageClass storageClass) throws IOException {
        served.move(version, storageClass);
    }

    @Override
    protected void pass(Duration duration) {
        served.clock().pass(duration);
    }
}
