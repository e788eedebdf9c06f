package dev.invoicearchive.local.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.restore.ColdObjects;
import dev.invoicearchive.lifecycle.retention.restore.RestoreRun;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that cold objects of some days come back, each asked for once, whatever happens in between. */
class RestoreTest {
    private static final int LARGE = 131_073;
    private static final Scope SOURCES = new Scope(
            Set.of(ArchiveZone.SOURCE), new DayRange(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-31")));

    @TempDir
    private Path folder;

    private Bucket bucket;

    @BeforeEach
    void fill() throws IOException {
        bucket = new Bucket(folder);
        for (String day : List.of("2026/04/30", "2026/05/01", "2026/05/15", "2026/05/31", "2026/06/01")) {
            bucket.put("source/" + day + "/07/large.gz", LARGE);
        }
        bucket.put("source/2026/05/01/07/small.gz", LARGE - 1);
        bucket.pass(37, RetentionRulesFile.shipped());
    }

    @Test
    @DisplayName("cold objects of the days come back within their time, and turn cold again after theirs")
    void comesBack() throws IOException, InterruptedException {
        ColdObjects found = ColdObjects.in(bucket.objects, SOURCES, 4);
        assertThat(found.readable()).isEqualTo(1);
        assertThat(found.asleepByClass())
                .containsOnlyKeys(StorageClass.DEEP_ARCHIVE)
                .containsValue(new ColdObjects.Amount(3, 3L * LARGE));
        assertThatThrownBy(() -> bucket.objects.open(found.asleep().get(0)).close())
                .isInstanceOf(ColdObjectException.class);

        RestoreRun run = run(bucket.objects);
        RestoreRun.Requested requested = run.request(found.asleep(), 7, RetrievalTier.BULK, versions -> {});
        List<Integer> heard = new ArrayList<>();
        RestoreRun.Awaited awaited = run.await(requested.asked(), RetrievalTier.BULK, heard::add);

        assertThat(awaited.late()).isEmpty();
        assertThat(awaited.failures()).isEmpty();
        assertThat(awaited.readable()).isEqualTo(3);
        assertThat(heard).hasSize(3);
        for (ObjectVersion version : found.asleep()) {
            try (InputStream content = bucket.objects.open(version)) {
                assertThat(content.readAllBytes()).hasSize(LARGE);
            }
        }
        bucket.clock.pass(Duration.ofDays(8));
        assertThat(ColdObjects.in(bucket.objects, SOURCES, 4).asleep()).hasSize(3);
    }

    @Test
    @DisplayName("what is on its way or back is not asked for again")
    void asksOnce() throws IOException {
        ColdObjects found = ColdObjects.in(bucket.objects, SOURCES, 1);
        run(bucket.objects).request(found.asleep().subList(0, 1), 7, RetrievalTier.STANDARD, versions -> {});

        ColdObjects later = ColdObjects.in(bucket.objects, SOURCES, 1);
        assertThat(later.onTheirWay()).hasSize(1);
        assertThat(later.asleep()).hasSize(2);
        bucket.clock.pass(Duration.ofHours(13));
        assertThat(ColdObjects.in(bucket.objects, SOURCES, 1).restored()).hasSize(1);
    }

    @Test
    @DisplayName("killed before any call, the next run asks for the rest, and for nothing twice")
    void killedAnywhere() throws IOException {
        int killed = 0;
        for (int call = 0; ; call++) {
            ColdObjects before = ColdObjects.in(bucket.objects, SOURCES, 1);
            try {
                run(bucket.killedAt(call)).request(before.asleep(), 7, RetrievalTier.BULK, versions -> {});
                break;
            } catch (Bucket.Killed e) {
                killed++;
                assertThat(ColdObjects.in(bucket.objects, SOURCES, 1).asleep())
                        .hasSize(before.asleep().size()
                                - Math.min(call, before.asleep().size()));
            }
        }
        assertThat(killed).isPositive();
        assertThat(ColdObjects.in(bucket.objects, SOURCES, 1).onTheirWay()).hasSize(3);
    }

    @Test
    @DisplayName("one object that fails is named, and the others come")
    void partialFailure() throws IOException {
        ColdObjects found = ColdObjects.in(bucket.objects, SOURCES, 1);
        String bad = found.asleep().get(1).key();
        ArchiveObjects failing = bucket.watched((number, method, first) -> {
            if (method.equals("restore") && ((ObjectVersion) first).key().equals(bad)) {
                throw new IOException("Cannot use the object " + bad + ": S3 says SlowDown, status 503.");
            }
        });

        RestoreRun.Requested requested = run(failing).request(found.asleep(), 7, RetrievalTier.BULK, versions -> {});

        assertThat(requested.asked()).hasSize(2);
        assertThat(requested.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .contains(bad));
        assertThat(ColdObjects.in(bucket.objects, SOURCES, 1).asleep()).hasSize(1);
    }

    @Test
    @DisplayName("waiting ends after twice the time that it should take, and says which are late")
    void waitsNotForEver() throws IOException, InterruptedException {
        ColdObjects found = ColdObjects.in(bucket.objects, SOURCES, 1);
        RestoreRun run = run(bucket.objects);
        run.request(found.asleep(), 7, RetrievalTier.BULK, versions -> {});

        RestoreRun.Awaited awaited = new RestoreRun(
                        bucket.objects,
                        bucket.clock,
                        // Time that the bucket does not notice would be no time: ask for the fast tier's patience.
                        pause -> bucket.clock.pass(pause),
                        1)
                .await(found.asleep(), RetrievalTier.STANDARD, versions -> {});

        assertThat(awaited.readable()).isZero();
        assertThat(awaited.late()).hasSize(3);
    }

    private RestoreRun run(ArchiveObjects objects) {
        return new RestoreRun(objects, bucket.clock, bucket.clock::pass, 1);
    }
}
