package dev.invoicearchive.local.store;

import static dev.invoicearchive.local.store.StoreUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that a bucket is whole after a kill or a full disk at every write of everything that can happen to an object. */
class StoreKillTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final Retention UNTIL_NEXT_YEAR =
            new Retention(RetentionMode.GOVERNANCE, Instant.parse("2027-11-20T00:00:00Z"));

    private static final String V1 = "v00000001";
    private static final String V2 = "v00000002";
    private static final String V3 = "v00000003";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"KILLED_BEFORE", "KILLED_AFTER"})
    @DisplayName("killed at each write, it opens whole and ends like an undisturbed one when the rest is done again")
    void isWholeAfterAKillAtEveryWrite(Fault fault) throws IOException {
        List<String> expected = undisturbed();
        int writes = writesOfAnUndisturbedRun(fault);
        for (int call = 0; call < writes; call++) {
            String when = fault + " at write " + call + " of " + writes;
            Path place = folder.resolve(fault + "-" + call);
            SteppingClock clock = new SteppingClock(START);
            FaultyFiles files = new FaultyFiles(fault);
            files.failAt(call);
            Life killed = new Life(open(files, clock, place), clock);
            assertThatThrownBy(killed::run).as(when).isInstanceOf(FaultyFiles.Killed.class);

            DirectoryObjectStore store = open(new LocalFiles(), clock, place);
            StoreUnderTest.assertConsistent(store, when);
            killed.goOn(store);
            StoreUnderTest.assertConsistent(store, when);
            assertThat(StoreUnderTest.state(store)).as(when).isEqualTo(expected);
            assertThat(StoreUnderTest.state(open(new LocalFiles(), clock, place)))
                    .as(when + ", opened again")
                    .isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("a full disk at each write loses nothing, and it goes on when there is room")
    void goesOnAfterAFullDisk() throws IOException {
        List<String> expected = undisturbed();
        int writes = writesOfAnUndisturbedRun(Fault.DISK_FULL);
        for (int call = 0; call < writes; call++) {
            String when = "disk full at write " + call + " of " + writes;
            SteppingClock clock = new SteppingClock(START);
            FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
            DirectoryObjectStore store = open(files, clock, folder.resolve("full-" + call));
            files.failAt(call);
            Life life = new Life(store, clock);
            assertThatThrownBy(life::run).as(when).isInstanceOf(IOException.class);
            files.repair();
            life.goOn(store);
            StoreUnderTest.assertConsistent(store, when);
            assertThat(StoreUnderTest.state(store)).as(when).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("a version that is gone for good never lends its id to another")
    void neverGivesAnIdTwice() throws IOException {
        SteppingClock clock = new SteppingClock(START);
        DirectoryObjectStore store = open(new LocalFiles(), clock, folder.resolve("ids"));
        StoredVersion first = store.put("k", bytes("one"), Protection.NONE);
        store.remove("k", first.versionId(), false);
        StoredVersion second =
                open(new LocalFiles(), clock, folder.resolve("ids")).put("k", bytes("two"), Protection.NONE);

        assertThat(second.versionId()).isGreaterThan(first.versionId());
    }

    private List<String> undisturbed() throws IOException {
        SteppingClock clock = new SteppingClock(START);
        DirectoryObjectStore store = open(new LocalFiles(), clock, folder.resolve("undisturbed"));
        new Life(store, clock).run();
        StoreUnderTest.assertConsistent(store, "undisturbed");
        return StoreUnderTest.state(store);
    }

    private int writesOfAnUndisturbedRun(Fault fault) throws IOException {
        SteppingClock clock = new SteppingClock(START);
        FaultyFiles files = new FaultyFiles(fault);
        new Life(open(files, clock, folder.resolve("counted")), clock).run();
        int writes = files.calls();
        assertThat(writes).isGreaterThan(30);
        System.out.println("Writes where a bucket was killed or its disk full: " + writes);
        return writes;
    }

    private static DirectoryObjectStore open(DurableFiles files, SteppingClock clock, Path place) throws IOException {
        return DirectoryObjectStore.open(files, clock, place, "bucket");
    }

    /** Everything that can happen to objects, step by step; each step can be done again. */
    private static final class Life {
        private final SteppingClock clock;
        private final List<Step> steps = List.of(
                store -> put(store, "a", V1, "one"),
                store -> put(store, "a", V2, "two"),
                store -> store.putIfAbsent("b", bytes("b"), new Protection(Optional.of(UNTIL_NEXT_YEAR), true)),
                store -> put(store, "cold/c", V1, "c"),
                store -> store.retain("a", V1, Optional.of(UNTIL_NEXT_YEAR), false),
                store -> store.hold("a", V2, true),
                store -> store.hold("a", V2, false),
                store -> move(store, "cold/c", StorageClass.GLACIER),
                store -> store.restore("cold/c", V1, 2, RetrievalTier.STANDARD),
                store -> put(store, "cold/c", V2, "warm again"),
                store -> hide(store, "cold/c"),
                store -> hide(store, "a"),
                store -> remove(store, "a", V3),
                store -> remove(store, "a", V2),
                store -> put(store, "same", V1, "same"),
                store -> put(store, "same", V2, "same"),
                store -> remove(store, "same", V2),
                store -> put(store, "gone", V1, "gone"),
                store -> remove(store, "gone", V1),
                store -> move(store, "same", StorageClass.GLACIER_IR),
                store -> move(store, "same", StorageClass.DEEP_ARCHIVE));

        private DirectoryObjectStore store;
        private int done;

        Life(DirectoryObjectStore store, SteppingClock clock) {
            this.store = store;
            this.clock = clock;
        }

        void run() throws IOException {
            while (done < steps.size()) {
                steps.get(done).run(store);
                done++;
                clock.pass(Duration.ofMinutes(1));
            }
        }

        void goOn(DirectoryObjectStore opened) throws IOException {
            store = opened;
            // After a full disk nobody opened it again, so this finds out what became of the step that failed.
            store.move(Map.of());
            run();
        }

        private interface Step {
            void run(DirectoryObjectStore store) throws IOException;
        }

        /** Unless it happened before the kill: a writer who heard nothing looks first. */
        private static void put(DirectoryObjectStore store, String key, String versionId, String content)
                throws IOException {
            if (store.find(key, versionId).isEmpty()) {
                assertThat(store.put(key, bytes(content), Protection.NONE).versionId())
                        .isEqualTo(versionId);
            }
        }

        private static void hide(DirectoryObjectStore store, String key) throws IOException {
            if (store.visible(key).isPresent()) {
                store.hide(key);
            }
        }

        private static void remove(DirectoryObjectStore store, String key, String versionId) throws IOException {
            if (store.find(key, versionId).isPresent()) {
                store.remove(key, versionId, false);
            }
        }

        private static void move(DirectoryObjectStore store, String key, StorageClass storageClass) throws IOException {
            StoredVersion version = store.visible(key).orElseThrow();
            if (version.storageClass() != storageClass) {
                store.move(Map.of(version, storageClass));
            }
        }
    }
}
