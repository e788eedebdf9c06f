package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.seal.GivenArchive;
import dev.invoicearchive.lifecycle.seal.MemoryKey;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import dev.invoicearchive.lifecycle.seal.Seal;
import dev.invoicearchive.lifecycle.seal.SealEngine;
import dev.invoicearchive.lifecycle.seal.SealPorts;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.lifecycle.seal.StoredManifests;
import dev.invoicearchive.queries.Queries;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves on the real engine that whoever asks while days are sealed counts each change once, at every moment. */
@Tag("proof")
@ExtendWith(EngineOfThisJava.class)
class SealWhileCountingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate OLD = LocalDate.of(2026, 10, 5);
    private static final LocalDate RECENT = LocalDate.of(2026, 11, 15);
    private static final SealSettings SETTINGS =
            new SealSettings(RunningEngine.FIRST_DAY, RetentionMode.GOVERNANCE, Period.ofYears(7), "0".repeat(64), 1);

    private final SealedDatabase subject;
    private final GivenArchive given;
    private final MemoryKey key = new MemoryKey();
    private final AtomicInteger atLeast = new AtomicInteger();
    private final AtomicInteger atMost = new AtomicInteger();

    SealWhileCountingTest(RunningEngine engine) throws IOException {
        subject = new SealedDatabase(engine, "seal_counting", CLOCK);
        given = new GivenArchive(subject.objects(), 5);
    }

    @Test
    @DisplayName(
            "before, during and after seals, with amendments, two sealers, a dead attempt and its late statement, each change"
                    + " is counted once; a late row of a day long sealed from its amendment on")
    void countsEachChangeOnce() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Future<List<String>> counting = threads.submit(() -> count(ended));
            day(OLD, 30);
            day(RECENT.minusDays(8), 20);
            seal(LocalDate.of(2026, 11, 10));
            day(RECENT, 20);
            assertThat(twoSealers(threads))
                    .allSatisfy(report -> assertThat(report.faults()).isEmpty());
            lateAndRecent(RECENT, 5);
            lateAndOld(OLD, 4);
            dieWhileCompacting();
            assertThat(seal(Seal.latest(CLOCK)).daysAmended()).isEqualTo(2);
            atLeast.addAndGet(4);
            subject.engine().compact("seal_dead_and_late", new SealEngine.Task(List.of(OLD, RECENT), false, List.of()));
            seal(Seal.latest(CLOCK));
            ended.set(true);
            List<String> counted = counting.get();
            assertThat(counted).as("counts").hasSizeGreaterThan(5).allMatch(line -> line.startsWith("ok"));
            System.out.println("Counted " + counted.size() + " times while sealing.");
            assertThat(subject.changes()).hasSize(79).doesNotHaveDuplicates();
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
    }

    private void day(LocalDate day, int count) throws IOException {
        atMost.addAndGet(count);
        given.day(day, count);
        atLeast.addAndGet(count);
    }

    private void lateAndRecent(LocalDate day, int count) throws IOException {
        atMost.addAndGet(count);
        given.late(day, LocalDate.of(2026, 11, 19), count);
        atLeast.addAndGet(count);
    }

    private void lateAndOld(LocalDate day, int count) throws IOException {
        atMost.addAndGet(count);
        given.late(day, LocalDate.of(2026, 11, 19), count);
    }

    private List<String> count(AtomicBoolean ended) {
        Queries second = subject.queries();
        List<String> counted = new ArrayList<>();
        while (!ended.get()) {
            int lower = atLeast.get();
            List<String> row = second.ask("SELECT count(*), count(DISTINCT event_id) FROM changes")
                    .rows()
                    .get(0);
            int rows = Integer.parseInt(row.get(0));
            boolean right = row.get(0).equals(row.get(1)) && rows >= lower && rows <= atMost.get();
            counted.add((right ? "ok " : "wrong ") + row + " of " + lower + " to " + atMost.get());
        }
        return counted;
    }

    private List<SealReport> twoSealers(ExecutorService threads) throws Exception {
        Callable<SealReport> sealer = () -> seal(Seal.latest(CLOCK));
        Future<SealReport> one = threads.submit(sealer);
        Future<SealReport> other = threads.submit(sealer);
        return List.of(one.get(), other.get());
    }

    /** Leaves tables and files behind that nobody publishes. */
    private void dieWhileCompacting() throws IOException {
        subject.engine().compact("seal_dead", new SealEngine.Task(List.of(OLD, RECENT), true, List.of()));
    }

    private SealReport seal(LocalDate through) throws IOException {
        SealPorts ports = new SealPorts(
                subject.objects(),
                subject.work(),
                subject.engine(),
                new StoredManifests(subject.objects(), key, SETTINGS, OpenHolds.NONE, CLOCK),
                OpenHolds.NONE,
                CLOCK);
        SealReport report = new Seal(
                        ports, SETTINGS, () -> UUID.randomUUID().toString().replace("-", ""), SealProgress.SILENT)
                .run(through);
        assertThat(report.faults()).isEmpty();
        return report;
    }
}
