package dev.invoicearchive.local.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.ZoneRules;
import dev.invoicearchive.lifecycle.retention.explain.FutureLine;
import dev.invoicearchive.lifecycle.retention.explain.ObjectFuture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what eight years do to objects, and that ./archive lifecycle explain tells it beforehand. */
class EightYearsTest {
    private static final int LARGE = 131_073;
    private static final int DAYS = 8 * 366;
    private static final long SEED = 20_261_121;

    @Test
    @DisplayName("after eight years with expiry off every object is there with its bytes, cold ones after a restore")
    void everythingIsReadable(@TempDir Path folder) throws IOException {
        Bucket bucket = new Bucket(folder);
        RetentionRules rules = RetentionRulesFile.shipped();
        Map<String, byte[]> put = new HashMap<>();
        Random random = new Random(SEED);
        for (ZoneRules zone : rules.zones()) {
            for (int size : new int[] {0, 500, LARGE - 1, LARGE, 3 * LARGE}) {
                byte[] content = new byte[size];
                random.nextBytes(content);
                String key = zone.prefix() + "2009/01/01/00/" + size;
                bucket.objects.put(key, content);
                put.put(key, content);
            }
        }
        for (int day = 0; day < DAYS; day += 30) {
            bucket.pass(30, rules);
        }

        for (ObjectVersion version : bucket.versions("")) {
            if (!version.storageClass().isQueryable()) {
                bucket.objects.restore(version, 30, RetrievalTier.BULK);
            }
        }
        bucket.clock.pass(Duration.ofHours(49));
        List<ObjectVersion> after = bucket.versions("");
        assertThat(after).hasSize(put.size());
        assertThat(after.stream().filter(version -> version.storageClass() == StorageClass.DEEP_ARCHIVE))
                .as("seed " + SEED)
                .hasSize(6)
                .allMatch(version -> stage(bucket, version) == Stage.RESTORED);
        for (ObjectVersion version : after) {
            try (InputStream content = bucket.objects.open(version)) {
                assertThat(Arrays.equals(content.readAllBytes(), put.get(version.key())))
                        .as(version.key() + ", seed " + SEED)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("every class is reached on the very day that explain names, and small objects never move")
    void explainTellsTheTruth(@TempDir Path folder) throws IOException {
        Bucket bucket = new Bucket(folder);
        RetentionRules rules = RetentionRulesFile.shipped();
        LocalDate created = LocalDate.ofInstant(bucket.clock.instant(), ZoneOffset.UTC);
        Map<String, List<String>> seen = new HashMap<>();
        Map<String, StorageClass> last = new HashMap<>();
        for (ZoneRules zone : rules.zones()) {
            bucket.put(zone.prefix() + "large", LARGE);
            bucket.put(zone.prefix() + "small", LARGE - 1);
            seen.put(zone.prefix(), new ArrayList<>());
        }
        for (int day = 1; day < 450; day++) {
            bucket.pass(1, rules);
            for (ZoneRules zone : rules.zones()) {
                StorageClass now = bucket.objects
                        .find(zone.prefix() + "large")
                        .orElseThrow()
                        .storageClass();
                if (now != last.getOrDefault(zone.prefix(), StorageClass.STANDARD)) {
                    last.put(zone.prefix(), now);
                    seen.get(zone.prefix()).add(created.plusDays(day) + " " + now);
                }
            }
        }

        Map<String, List<String>> told = new HashMap<>();
        rules.zones().forEach(zone -> told.put(zone.prefix(), new ArrayList<>()));
        for (FutureLine line : new ObjectFuture(rules, created, LARGE).lines()) {
            if (line.event().startsWith("moves to ")) {
                told.get(line.zone()).add(line.day() + " " + line.storageClass());
            }
        }
        assertThat(seen).isEqualTo(told);
        assertThat(seen.get("Invoice/")).hasSize(2);
        assertThat(new ObjectFuture(rules, created, LARGE - 1).lines())
                .allMatch(line -> line.storageClass() == StorageClass.STANDARD);
        for (ZoneRules zone : rules.zones()) {
            assertThat(bucket.objects
                            .find(zone.prefix() + "small")
                            .orElseThrow()
                            .storageClass())
                    .isEqualTo(StorageClass.STANDARD);
        }
    }

    private static Stage stage(Bucket bucket, ObjectVersion version) {
        try {
            return bucket.objects.restoreState(version).stage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
