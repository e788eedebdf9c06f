package dev.invoicearchive.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a retention is safe from a loss of power when it is answered, and that many at once share the way to the disk. */
class SharedForceTest {
    private static final int OBJECTS = 300;
    private static final int THREADS = 8;
    private static final Instant UNTIL = Instant.parse("2033-11-20T00:00:00Z");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T20:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("no retention is answered before its line is on the disk, and fewer writes go there than retentions")
    void forcesBeforeItAnswers() throws Exception {
        WatchedFiles files = new WatchedFiles();
        DirectoryObjectStore store = DirectoryObjectStore.open(files, clock, folder, "bucket");
        List<Callable<Boolean>> retentions = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            String key = String.format("k%04d", i);
            store.put(key, StoreUnderTest.bytes(key), Protection.NONE);
            retentions.add(() -> {
                store.retain(key, "v00000001", Optional.of(new Retention(RetentionMode.COMPLIANCE, UNTIL)), false);
                return files.isOnDisk(folder.resolve("bucket.index"), "\"RETAINED\",\"key\":\"" + key + "\"");
            });
        }
        int before = files.forces.get();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Boolean> onDisk : threads.invokeAll(retentions)) {
                assertThat(onDisk.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        int forces = files.forces.get() - before;
        System.out.println(OBJECTS + " retentions by " + THREADS + " threads: " + forces + " writes to the disk");
        assertThat(forces).isPositive().isLessThanOrEqualTo(OBJECTS);
    }

    /** The real files, which remember what has reached the disk. */
    private static final class WatchedFiles implements DurableFiles {
        private final DurableFiles real = new LocalFiles();
        private final AtomicLong forcedBytes = new AtomicLong();
        private final AtomicInteger forces = new AtomicInteger();

        boolean isOnDisk(Path file, String text) throws IOException {
            byte[] safe = Arrays.copyOf(Files.readAllBytes(file), (int) forcedBytes.get());
            return new String(safe, StandardCharsets.UTF_8).contains(text);
        }

        @Override
        public void force(Path file) throws IOException {
            long length = Files.size(file);
            real.force(file);
            forces.incrementAndGet();
            forcedBytes.accumulateAndGet(length, Math::max);
        }

        @Override
        public void replace(Path file, byte[] content) throws IOException {
            real.replace(file, content);
        }

        @Override
        public void append(Path file, byte[] content) throws IOException {
            real.append(file, content);
        }

        @Override
        public void keepAs(Path file, Path secondName) throws IOException {
            real.keepAs(file, secondName);
        }

        @Override
        public void move(Path file, Path target) throws IOException {
            real.move(file, target);
        }

        @Override
        public void truncate(Path file, long length) throws IOException {
            real.truncate(file, length);
        }

        @Override
        public void delete(Path file) throws IOException {
            real.delete(file);
        }
    }
}
