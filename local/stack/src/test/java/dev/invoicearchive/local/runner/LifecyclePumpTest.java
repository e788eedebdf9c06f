package dev.invoicearchive.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.SteppingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the running stack lets objects age by the bucket's clock. */
class LifecyclePumpTest {
    private static final String KEY = "Invoice/2026/11/20/07/object";

    @Test
    @DisplayName("applies the rules at the start and once on each day of the clock")
    void oncePerDay(@TempDir Path folder) throws IOException {
        SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T12:00:00Z"));
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        store.put(KEY, new byte[131_073], Protection.NONE);
        List<String> told = new ArrayList<>();
        LifecyclePump pump = new LifecyclePump(store, RetentionRulesFile.shipped(), told::add);

        pump.pump();
        assertThat(storageClass(store)).isEqualTo(StorageClass.STANDARD);
        clock.pass(Duration.ofDays(36));
        pump.pump();
        pump.pump();
        assertThat(storageClass(store)).isEqualTo(StorageClass.GLACIER_IR);
        clock.pass(Duration.ofDays(365));
        pump.pump();

        assertThat(storageClass(store)).isEqualTo(StorageClass.DEEP_ARCHIVE);
        assertThat(told).hasSize(2).allMatch(line -> line.startsWith("rules of retention: 1 moved to a colder class"));
    }

    private static StorageClass storageClass(DirectoryObjectStore store) throws IOException {
        return store.visible(KEY).orElseThrow().storageClass();
    }
}
