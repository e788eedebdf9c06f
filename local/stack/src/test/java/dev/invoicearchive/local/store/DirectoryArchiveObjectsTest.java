package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ArchiveObjectsContract;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the bucket of one machine keeps the port's promises without a wire in between. */
class DirectoryArchiveObjectsTest extends ArchiveObjectsContract {
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T20:00:00.123Z"));

    @TempDir
    private Path folder;

    private DirectoryObjectStore store;
    private ArchiveObjects objects;

    @BeforeEach
    void open() throws IOException {
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        objects = new DirectoryArchiveObjects(
                store, (bucket, key) -> folder.resolve(bucket).resolve(key));
    }

    @Override
    protected ArchiveObjects objects() {
        return objects;
    }

    @Override
    protected String prefix() {
        return "test/";
    }

    @Override
    protected String otherBucket() {
        return "results";
    }

    @Override
    protected void putElsewhere(String key, byte[] content) throws IOException {
        Path file = folder.resolve("results").resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    protected void hide(String key) throws IOException {
        store.hide(key);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected int manyObjects() {
        return 2_003;
    }

    @Override
    protected Optional<String> lacking(Ability ability) {
        return Optional.empty();
    }

    @Override
    protected void move(ObjectVersion version, StorageClass storageClass) throws IOException {
        store.move(Map.of(store.find(version.key(), version.versionId()).orElseThrow(), storageClass));
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }
}
