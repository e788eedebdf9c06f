package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.LifecycleRun;
import dev.invoicearchive.local.store.SteppingClock;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the engine skips cold objects without a word, as Athena does, and still reads those of GLACIER_IR. */
@ExtendWith(EngineOfThisJava.class)
class ColdObjectsTest {
    private static final String DATABASE = "cold_objects";

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T20:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a query leaves out what is cold, also while it is restored; what a reader names can be read then")
    void skipsColdObjects(RunningEngine engine) throws IOException {
        Path bucket = engine.bucket(DATABASE);
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), clock, bucket.getParent(), DATABASE);
        put(store, "old", "2026-11-19T10:00:00Z");
        engine.deployTable(DATABASE, LocalDate.of(2026, 11, 1));
        clock.pass(Duration.ofDays(365));
        put(store, "young", "2026-11-18T10:00:00Z");
        assertThat(ids(engine)).containsExactly("old", "young");

        clock.pass(Duration.ofDays(40));
        LifecycleRun.run(store, rules());
        assertThat(store.page("", "", 10))
                .extracting(key -> key.versions().get(0).storageClass())
                .containsExactly(StorageClass.GLACIER_IR, StorageClass.DEEP_ARCHIVE);
        assertThat(ids(engine)).containsExactly("young");
        StoredVersion cold = store.visible(store.list("").get(1).key()).orElseThrow();
        store.restore(cold.key(), cold.versionId(), 3, RetrievalTier.BULK);
        clock.pass(Duration.ofDays(2));
        assertThat(store.read(cold.object())).hasSize((int) cold.object().size());
        assertThat(ids(engine)).containsExactly("young");
    }

    /** The shipped rules, for objects of every size. */
    private static RetentionRules rules() {
        RetentionRules shipped = RetentionRulesFile.shipped();
        return new RetentionRules(
                shipped.retentionYears(), Optional.empty(), shipped.missingSealAlarmDays(), 0, shipped.zones());
    }

    private void put(DirectoryObjectStore store, String id, String time) throws IOException {
        Path given = folder.resolve(id);
        new GivenRows(List.of(Map.of("event_id", id, "event_time", time, "object", id))).writeTo(given);
        try (Stream<Path> files = Files.walk(given)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                store.put(given.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static List<String> ids(RunningEngine engine) {
        return engine.queries(DATABASE).ask("SELECT event_id FROM delivered_days ORDER BY 1").rows().stream()
                .map(row -> row.get(0))
                .toList();
    }
}
