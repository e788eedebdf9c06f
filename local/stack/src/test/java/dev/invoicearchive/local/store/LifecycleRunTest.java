package dev.invoicearchive.local.store;

import static dev.invoicearchive.local.store.StoreUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.LifecycleRun.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that objects age as the rules say, on a clock that is moved by years, and that nothing is lost on the way. */
class LifecycleRunTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final RetentionRules RULES = RetentionRulesFile.shipped();
    private static final byte[] LARGE = new byte[131_073];
    private static final byte[] SMALL = new byte[131_072];

    private final SteppingClock clock = new SteppingClock(START);

    @TempDir
    private Path folder;

    private DirectoryObjectStore store;
    private ArchiveObjects objects;

    @BeforeEach
    void open() throws IOException {
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        objects = new DirectoryArchiveObjects(store, (bucket, key) -> folder.resolve(bucket));
    }

    @Test
    @DisplayName("an object moves at the midnight after its days, and to the coldest class that is due")
    void movesWhenDue() throws IOException {
        store.put("Invoice/2026/11/20/20/a", LARGE);
        store.put("source/a", LARGE);
        store.put("sealed/day=2026-11-20/g01-0.parquet", LARGE);
        store.put("manifests/00000001.json", LARGE);

        clock.pass(Duration.ofDays(35));
        assertThat(run()).as("35 days, not yet midnight").isEqualTo(new Outcome(0, 0, 0, 0));
        clock.pass(Duration.ofHours(4));
        assertThat(run()).isEqualTo(new Outcome(2, 0, 0, 0));
        assertThat(run()).as("again").isEqualTo(new Outcome(0, 0, 0, 0));
        assertThat(classOf("Invoice/2026/11/20/20/a")).isEqualTo(StorageClass.GLACIER_IR);
        assertThat(classOf("source/a")).isEqualTo(StorageClass.DEEP_ARCHIVE);
        clock.pass(Duration.ofDays(400));
        assertThat(run().moved()).isEqualTo(2);
        assertThat(classOf("Invoice/2026/11/20/20/a")).isEqualTo(StorageClass.DEEP_ARCHIVE);
        assertThat(classOf("sealed/day=2026-11-20/g01-0.parquet")).isEqualTo(StorageClass.GLACIER_IR);
        assertThat(classOf("manifests/00000001.json")).isEqualTo(StorageClass.STANDARD);
    }

    @Test
    @DisplayName("a small object stays, for a colder class would bill it for more than it is")
    void leavesSmallObjects() throws IOException {
        store.put("source/small", SMALL);
        clock.pass(Duration.ofDays(3_000));
        run();
        assertThat(classOf("source/small")).isEqualTo(StorageClass.STANDARD);
    }

    @Test
    @DisplayName(
            "a cold object is no file in the folder that queries read, also while it is restored, and can be read then")
    void hidesColdObjectsFromQueries() throws IOException {
        store.put("source/a", LARGE);
        clock.pass(Duration.ofDays(40));
        run();
        assertThat(store.folder().resolve("source/a")).doesNotExist();
        ObjectVersion version = objects.find("source/a").orElseThrow();
        objects.restore(version, 5, RetrievalTier.BULK);
        clock.pass(Duration.ofHours(48));

        try (InputStream content = objects.open(version)) {
            assertThat(content.readAllBytes()).isEqualTo(LARGE);
        }
        assertThat(store.folder().resolve("source/a")).doesNotExist();
        assertThat(store.page("", "", 10)).hasSize(1);
        StoreUnderTest.assertConsistent(store, "restored");
    }

    @Test
    @DisplayName("eight years on, with expiry off: every object is there, and readable once it was restored")
    void keepsEverythingForEightYears() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            for (String zone : List.of("Invoice/", "source/", "errors/", "sealed/", "manifests/", "rollup/")) {
                String key = zone + "day" + day;
                store.put(key, day % 2 == 0 ? LARGE : bytes("small " + key));
                keys.add(key);
            }
            clock.pass(Duration.ofDays(1));
        }
        for (int quarter = 0; quarter < 33; quarter++) {
            clock.pass(Duration.ofDays(91));
            Outcome outcome = run();
            assertThat(outcome.hidden() + outcome.removed() + outcome.kept()).isZero();
        }
        assertThat(clock.instant()).isAfter(START.plus(Duration.ofDays(8 * 366)));
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        open();

        List<ObjectVersion> versions = new ArrayList<>();
        objects.versions("", versions::add);
        assertThat(versions).extracting(ObjectVersion::key).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(versions)
                .filteredOn(found -> found.key().startsWith("sealed/"))
                .allSatisfy(
                        found -> assertThat(found.storageClass().isQueryable()).isTrue());
        restoreAll(versions);
        for (ObjectVersion version : versions) {
            try (InputStream content = objects.open(version)) {
                assertThat(content.readAllBytes()).hasSize((int) version.size());
            }
        }
        StoreUnderTest.assertConsistent(store, "after eight years");
    }

    @Test
    @DisplayName("with an expiry: hidden after its years, gone after as many more, and never while it is protected")
    void expiresOnlyWhatNothingProtects() throws IOException {
        RetentionRules rules = RULES.withExpiryYears(Optional.of(8));
        Retention long20 = new Retention(RetentionMode.COMPLIANCE, START.plus(Duration.ofDays(20 * 366)));
        store.put("errors/free", SMALL);
        store.put("errors/locked", SMALL, new Protection(Optional.of(long20), false));
        store.put("errors/held", SMALL, new Protection(Optional.empty(), true));

        clock.pass(Duration.ofDays(8 * 366 + 1));
        assertThat(LifecycleRun.run(store, rules)).isEqualTo(new Outcome(0, 3, 0, 0));
        assertThat(store.list("")).isEmpty();
        clock.pass(Duration.ofDays(8 * 366 + 1));
        assertThat(LifecycleRun.run(store, rules)).isEqualTo(new Outcome(0, 0, 1, 2));
        assertThat(store.versions("errors/free")).isEmpty();
        clock.pass(Duration.ofDays(5 * 366));
        assertThat(LifecycleRun.run(store, rules)).isEqualTo(new Outcome(0, 0, 1, 1));
        String held = store.versions("errors/held").get(0).versionId();
        store.hold("errors/held", held, false);
        assertThat(LifecycleRun.run(store, rules).removed()).isEqualTo(1);
        assertThat(store.versions("errors/held")).isEmpty();
    }

    private void restoreAll(List<ObjectVersion> versions) throws IOException {
        int cold = 0;
        for (ObjectVersion version : versions) {
            try (InputStream content = objects.open(version)) {
                assertThat(content.read()).isNotEqualTo(-2);
            } catch (ColdObjectException e) {
                cold++;
                objects.restore(version, 1, RetrievalTier.STANDARD);
            }
        }
        assertThat(cold).as("cold objects").isEqualTo(45);
        clock.pass(Duration.ofHours(12));
    }

    private Outcome run() throws IOException {
        return LifecycleRun.run(store, RULES);
    }

    private StorageClass classOf(String key) throws IOException {
        return store.visible(key).orElseThrow().storageClass();
    }
}
