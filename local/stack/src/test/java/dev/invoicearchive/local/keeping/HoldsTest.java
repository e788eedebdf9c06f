package dev.invoicearchive.local.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.hold.HoldBook;
import dev.invoicearchive.lifecycle.retention.hold.HoldCase.Stage;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a case holds what it is about, all of it and nothing else, against everything but its own release. */
class HoldsTest {
    private static final DayRange MAY = range("2026-05-01", "2026-05-31");
    private static final DayRange JUNE = range("2026-05-31", "2026-06-30");

    @TempDir
    private Path folder;

    private Bucket bucket;

    @BeforeEach
    void fill() throws IOException {
        bucket = new Bucket(folder);
        fill(bucket);
    }

    private static void fill(Bucket bucket) throws IOException {
        for (String day : List.of("2026/04/30", "2026/05/01", "2026/05/31", "2026/06/01", "2026/06/02")) {
            bucket.put("Invoice/" + day + "/07/token-object", 10);
            bucket.put("source/" + day + "/07/object.gz", 10);
            bucket.put("errors/processing-failed/" + day + "/07/object", 10);
            String dashes = day.replace('/', '-');
            bucket.put("sealed/day=" + dashes + "/g01-0.parquet", 10);
            bucket.put("rollup/daily/day=" + dashes + "/g01-0.parquet", 10);
        }
        bucket.put("rollup/monthly/month=2026-05/g01-0.parquet", 10);
        bucket.put("rollup/monthly/month=2026-07/g01-0.parquet", 10);
        bucket.put("rollup/days/days.jsonl", 10);
        bucket.put("Invoice/2026/05/01/07/token-object", 11);
    }

    @Test
    @DisplayName("a case holds every version about its days, arrivals of one day more, and nothing else")
    void holdsItsDays() throws IOException {
        HoldRun.Outcome outcome = run(bucket.objects).add(request("A", MAY));

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.now().stage()).isEqualTo(Stage.HELD);
        bucket.holds("").forEach((version, held) -> {
            boolean arrival = version.startsWith("source/") || version.startsWith("errors/");
            boolean may = version.contains("2026/05") || version.contains("2026-05");
            boolean dayAfter = arrival && version.contains("2026/06/01");
            assertThat(held).as(version).isEqualTo(may || dayAfter || version.startsWith("holds/"));
        });
        assertThat(bucket.holds("Invoice/2026/05/01/")).hasSize(2);
    }

    @Test
    @DisplayName("a release frees what no other open case holds; new objects follow the open cases")
    void releasesOnlyItsOwn() throws IOException {
        run(bucket.objects).add(request("A", MAY));
        run(bucket.objects).add(request("B", JUNE));

        HoldRun.Outcome outcome = run(bucket.objects).release("A", Optional.empty(), "settled");

        assertThat(outcome.now().stage()).isEqualTo(Stage.RELEASED);
        assertThat(held()).allMatch(key -> !key.contains("2026/05/01") && !key.contains("2026-05-01"));
        assertThat(held()).contains("Invoice/2026/05/31/07/token-object", "rollup/monthly/month=2026-05/g01-0.parquet");
        HoldBook book = register(bucket.objects).read();
        assertThat(book.covers("Invoice/2026/05/31/08/late", range("2026-05-31", "2026-05-31")))
                .isTrue();
        assertThat(book.covers("Invoice/2026/05/01/08/late", range("2026-05-01", "2026-05-01")))
                .isFalse();
        assertThat(book.find("A").orElseThrow().release().orElseThrow().reason())
                .contains("settled");
        run(bucket.objects).release("B", Optional.of("J. Doe"), "settled, too");
        assertThat(held()).isEmpty();
    }

    @Test
    @DisplayName("what is held outlives an expiry, and goes once it is released")
    void isStrongerThanExpiry() throws IOException {
        RetentionRules expiring = RetentionRulesFile.shipped().withExpiryYears(Optional.of(8));
        run(bucket.objects).add(request("A", MAY));
        int before = bucket.versions("Invoice/").size();

        bucket.pass(8 * 366 + 1, expiring);
        assertThat(bucket.objects.find("Invoice/2026/05/01/07/token-object")).isEmpty();
        bucket.pass(8 * 366 + 2, expiring);

        assertThat(bucket.versions("Invoice/")).hasSizeLessThan(before);
        assertThat(bucket.versions("Invoice/").stream().map(ObjectVersion::key))
                .containsExactly(
                        "Invoice/2026/05/01/07/token-object",
                        "Invoice/2026/05/01/07/token-object",
                        "Invoice/2026/05/31/07/token-object");
        assertThat(register(bucket.objects).read().open()).hasSize(1);

        run(bucket.objects).release("A", Optional.empty(), "settled");
        bucket.pass(1, expiring);
        assertThat(bucket.versions("Invoice/")).isEmpty();
        assertThat(register(bucket.objects).read().cases()).hasSize(1);
    }

    @Test
    @DisplayName("killed before any call, running it again ends where an undisturbed run ends")
    void killedAnywhere(@TempDir Path folders) throws IOException {
        Map<String, Boolean> undisturbed = steps(new Bucket(folders.resolve("whole")), -1, -1);
        int added = 0;
        for (boolean more = true; more; added++) {
            Bucket one = new Bucket(folders.resolve("add-" + added));
            assertThat(steps(one, added, -1))
                    .as("killed at call " + added + " of add")
                    .isEqualTo(undisturbed);
            more = added < addCalls;
        }
        int released = 0;
        for (boolean more = true; more; released++) {
            Bucket one = new Bucket(folders.resolve("release-" + released));
            assertThat(steps(one, -1, released))
                    .as("killed at call " + released + " of release")
                    .isEqualTo(undisturbed);
            more = released < releaseCalls;
        }
        System.out.println(
                "Opening a case makes " + addCalls + " calls of the bucket, closing one " + releaseCalls + ".");
        assertThat(addCalls).isGreaterThan(20);
        assertThat(releaseCalls).isGreaterThan(20);
    }

    private int addCalls = Integer.MAX_VALUE;
    private int releaseCalls = Integer.MAX_VALUE;

    /** Opens A and B and closes A; one of the runs of A may be killed, and is then run again. */
    private Map<String, Boolean> steps(Bucket one, int killAdd, int killRelease) throws IOException {
        one.put("Invoice/2026/05/01/07/object", 10);
        one.put("Invoice/2026/05/31/07/object", 10);
        one.put("source/2026/06/01/07/object", 10);
        run(one.objects, one).add(request("B", JUNE));
        addCalls = killed(one, killAdd, addCalls, objects -> run(objects, one).add(request("A", MAY)));
        releaseCalls = killed(
                one, killRelease, releaseCalls, objects -> run(objects, one).release("A", Optional.empty(), "settled"));
        assertThat(register(one.objects).read().find("A").orElseThrow().stage()).isEqualTo(Stage.RELEASED);
        return new TreeMap<>(one.holds(""));
    }

    private interface Step {
        HoldRun.Outcome on(ArchiveObjects objects) throws IOException;
    }

    private static int killed(Bucket one, int at, int before, Step step) throws IOException {
        if (at < 0) {
            ArchiveObjects counted = one.watched((number, method, first) -> {});
            assertThat(step.on(counted).isComplete()).isTrue();
            return one.calls();
        }
        if (at < before) {
            assertThatThrownBy(() -> step.on(one.killedAt(at))).isInstanceOf(Bucket.Killed.class);
        }
        assertThat(step.on(one.objects).isComplete()).isTrue();
        return before;
    }

    @Test
    @DisplayName("a case opened at any moment of another one's release is not overtaken by it")
    void openedDuringARelease(@TempDir Path folders) throws IOException {
        Bucket whole = new Bucket(folders.resolve("whole"));
        fill(whole);
        run(whole.objects, whole).add(request("A", MAY));
        ArchiveObjects counted = whole.watched((number, method, first) -> {});
        run(counted, whole).release("A", Optional.empty(), "settled");
        int calls = whole.calls();
        for (int call = 0; call < calls; call++) {
            Bucket one = new Bucket(folders.resolve("at-" + call));
            fill(one);
            run(one.objects, one).add(request("A", MAY));
            int at = call;
            ArchiveObjects disturbed = one.watched((number, method, first) -> {
                if (number == at) {
                    run(one.objects, one).add(request("B", JUNE));
                }
            });
            run(disturbed, one).release("A", Optional.empty(), "settled");
            run(one.objects, one).add(request("B", JUNE));
            assertThat(register(one.objects).read().find("B").orElseThrow().stage())
                    .isEqualTo(Stage.HELD);
            one.holds("Invoice/2026/05/31")
                    .values()
                    .forEach(held -> assertThat(held).as("opened at call " + at).isTrue());
            assertThat(one.holds("Invoice/2026/05/01").values()).containsOnly(false);
        }
    }

    @Test
    @DisplayName("one object that fails is named, the others are held, and the next run completes it")
    void partialFailure() throws IOException {
        String bad = "source/2026/05/31/07/object.gz";
        ArchiveObjects failing = bucket.watched((number, method, first) -> {
            if (method.equals("hold") && ((ObjectVersion) first).key().equals(bad)) {
                throw new IOException("Cannot use the object " + bad + ": S3 says SlowDown, status 503.");
            }
        });

        HoldRun.Outcome outcome = run(failing).add(request("A", MAY));

        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.now().stage()).isEqualTo(Stage.ADDING);
        assertThat(outcome.failures()).hasSize(1).allMatch(failure -> failure.message()
                .contains(bad));
        assertThat(held()).contains("sealed/day=2026-05-31/g01-0.parquet").doesNotContain(bad);
        assertThat(run(bucket.objects).add(request("A", MAY)).now().stage()).isEqualTo(Stage.HELD);
        assertThat(held()).contains(bad);
    }

    @Test
    @DisplayName("an entry of the register cannot be removed, and one that is put over it counts for nothing")
    void theRegisterIsKept() throws IOException {
        run(bucket.objects).add(request("A", MAY));
        ObjectVersion entry = bucket.versions("holds/").get(0);

        bucket.pass(30 * 366, RetentionRulesFile.shipped());
        assertThatThrownBy(() -> bucket.store.remove(entry.key(), entry.versionId(), true))
                .isInstanceOf(RefusedException.class);
        bucket.put(entry.key(), 3);
        bucket.store.hide(entry.key());

        HoldBook book = register(bucket.objects).read();
        assertThat(book.open()).hasSize(1);
        assertThat(book.suspicious()).containsExactly(entry.key());
    }

    @Test
    @DisplayName("a case that is open is not opened for other days, and one that never was is not closed")
    void refusesNonsense() throws IOException {
        run(bucket.objects).add(request("A", MAY));

        assertThatThrownBy(() -> run(bucket.objects).add(request("A", JUNE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid case: A is open for 2026-05-01 to 2026-05-31");
        assertThatThrownBy(() -> run(bucket.objects).release("C", Optional.empty(), "x"))
                .hasMessage("Missing case: C, expected one of the register. See: ./archive hold list");
        assertThatThrownBy(() -> request("no/slash", MAY)).hasMessageStartingWith("Invalid case: no/slash, expected");
    }

    private List<String> held() throws IOException {
        return bucket.holds("").entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(entry -> entry.getKey().substring(0, entry.getKey().indexOf('#')))
                .filter(key -> !key.startsWith("holds/"))
                .toList();
    }

    private HoldRun run(ArchiveObjects objects) {
        return run(objects, bucket);
    }

    private static HoldRun run(ArchiveObjects objects, Bucket of) {
        return new HoldRun(objects, register(objects), of.clock, 1, versions -> {});
    }

    private static HoldRegister register(ArchiveObjects objects) {
        return new HoldRegister(objects, RetentionMode.GOVERNANCE, Period.ofYears(7));
    }

    private static HoldRun.Request request(String caseId, DayRange days) {
        Set<ArchiveZone> all = EnumSet.allOf(ArchiveZone.class);
        return new HoldRun.Request(caseId, "J. Doe, legal", "claim of a customer", new Scope(all, days));
    }

    private static DayRange range(String first, String last) {
        return new DayRange(LocalDate.parse(first), LocalDate.parse(last));
    }
}
