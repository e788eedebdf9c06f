package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.Manifest.DayEntry;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves what a seal of closed days leaves behind. */
class SealTest {
    private static final LocalDate LATEST = LocalDate.of(2026, 11, 18);

    private final World world = World.empty();
    private final GivenArchive given = new GivenArchive(world.buckets(), 1);

    @Test
    @DisplayName(
            "every day from the archive's first to the day before yesterday is in a manifest, a day without changes too")
    void everyDayIsSealed() throws IOException {
        given.day(LocalDate.of(2026, 6, 11), 20);
        given.day(LocalDate.of(2026, 10, 2), 30);

        SealReport report = world.seal();

        assertThat(report.faults()).isEmpty();
        assertThat(report.daysSealed()).isEqualTo(162);
        assertThat(report.rows()).isEqualTo(50);
        assertThat(report.sealedThrough()).contains(LATEST);
        List<LocalDate> days = world.manifests().stream()
                .flatMap(manifest -> manifest.days().stream())
                .map(DayEntry::day)
                .toList();
        assertThat(days).isEqualTo(new DayRange(World.FIRST_DAY, LATEST).days());
        assertThat(world.changes().keySet())
                .hasSize(50)
                .containsExactlyInAnyOrderElementsOf(
                        given.changes().stream().map(row -> row.eventId()).toList());
        assertThat(world.changes().values()).containsOnly(1);
    }

    @Test
    @DisplayName("ranges end with months and have at most a hundred days")
    void rangesEndWithMonths() throws IOException {
        world.seal();

        assertThat(world.manifests())
                .extracting(Manifest::sealedThrough)
                .extracting(day -> day.orElseThrow())
                .containsExactly(LocalDate.of(2026, 8, 31), LATEST);
    }

    @Test
    @DisplayName("a second run changes nothing")
    void aSecondRunChangesNothing() throws IOException {
        given.day(LocalDate.of(2026, 6, 11), 20);
        world.seal();
        String before = world.lasting();

        SealReport report = world.seal();

        assertThat(report.manifests()).isZero();
        assertThat(report.faults()).isEmpty();
        assertThat(world.lasting()).isEqualTo(before);
    }

    @Test
    @DisplayName("late objects are added by one generation more, which holds only what no sealed file holds")
    void lateObjectsAmend() throws IOException {
        LocalDate day = LocalDate.of(2026, 6, 11);
        given.day(day, 20);
        world.seal();
        given.late(day, LocalDate.of(2026, 11, 19), 5);
        given.deliver(given.changes().subList(0, 3));

        SealReport report = world.seal();

        assertThat(report.faults()).isEmpty();
        assertThat(report.daysAmended()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(5);
        Manifest last = world.manifests().get(2);
        assertThat(last.days()).extracting(DayEntry::generation).containsExactly(2);
        assertThat(last.days().get(0).sealed())
                .extracting(file -> file.key())
                .containsExactly("sealed/day=2026-06-11/g02-0.parquet");
        assertThat(last.rollups())
                .extracting(file -> file.key())
                .containsExactly(
                        "rollup/daily/day=2026-06-11/g02-0.parquet", "rollup/monthly/month=2026-06/g02-0.parquet");
        assertThat(world.changes().values()).hasSize(25).containsOnly(1);
    }
}
