package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.seal.GivenArchive;
import dev.invoicearchive.lifecycle.seal.MemoryKey;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import dev.invoicearchive.lifecycle.seal.Seal;
import dev.invoicearchive.lifecycle.seal.SealPorts;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.lifecycle.seal.StoredManifests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a long history is sealed whole, and says what it took. */
@ExtendWith(EngineOfThisJava.class)
class SealScaleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration SEVEN_YEARS_AT_MOST = Duration.ofMinutes(5);

    private final RunningEngine engine;

    SealScaleTest(RunningEngine engine) {
        this.engine = engine;
    }

    @Test
    @Tag("proof")
    @DisplayName("a quarter with 2,000 changes is sealed: each change once, every day in a manifest")
    void aQuarter() throws IOException {
        seal("seal_quarter", 92, 2_000);
    }

    @Test
    @Tag("scale")
    @DisplayName("seven years with 500,000 changes are sealed in less than five minutes")
    void sevenYears() throws IOException {
        assertThat(seal("seal_years", 2_557, 500_000)).isLessThan(SEVEN_YEARS_AT_MOST);
    }

    private Duration seal(String database, int days, int changes) throws IOException {
        LocalDate last = Seal.latest(CLOCK);
        LocalDate first = last.minusDays(days - 1L);
        SealedDatabase subject = new SealedDatabase(engine, database, CLOCK, first);
        GivenArchive given = new GivenArchive(subject.objects(), days);
        for (LocalDate day : first.datesUntil(last.plusDays(1)).toList()) {
            given.day(day, changes / days + 1);
        }
        SealSettings settings = new SealSettings(
                first,
                RetentionMode.GOVERNANCE,
                Period.ofYears(7),
                "0".repeat(64),
                Runtime.getRuntime().availableProcessors());
        SealPorts ports = new SealPorts(
                subject.objects(),
                subject.work(),
                subject.engine(),
                new StoredManifests(subject.objects(), new MemoryKey(), settings, OpenHolds.NONE, CLOCK),
                OpenHolds.NONE,
                CLOCK);
        Seal seal = new Seal(ports, settings, () -> UUID.randomUUID().toString().replace("-", ""), SealProgress.SILENT);

        long begin = System.nanoTime();
        SealReport report = seal.run(last);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        System.out.printf(
                "Sealed %,d changes of %,d days from %,d objects in %,d ms:%n%s",
                report.rows(),
                report.daysSealed(),
                report.objects(),
                took.toMillis(),
                subject.queries().told());
        assertThat(report.faults()).isEmpty();
        assertThat(report.daysSealed()).isEqualTo(days);
        assertThat(report.rows()).isEqualTo(given.changes().size());
        List<List<String>> seen = subject.queries()
                .ask("SELECT count(*), count(DISTINCT event_id) FROM changes")
                .rows();
        String all = Integer.toString(given.changes().size());
        assertThat(seen).containsExactly(List.of(all, all));
        return took;
    }
}
