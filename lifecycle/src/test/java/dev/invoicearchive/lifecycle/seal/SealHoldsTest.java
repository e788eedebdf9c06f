package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import dev.invoicearchive.lifecycle.retention.hold.RegisteredHolds;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves that a seal and a case that is opened meanwhile together leave nothing without its hold or its lock. */
class SealHoldsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 10);

    @Test
    @DisplayName(
            "opened before any call of a sealer, a case holds in the end all that the seal published about its days")
    void openedDuringASeal() throws IOException {
        World begin = World.empty();
        GivenArchive given = new GivenArchive(begin.buckets(), 11);
        given.day(DAY, 4);
        given.day(DAY.plusDays(1), 4);
        World whole = register(begin.copy());
        Calls watched = Calls.counted();
        whole.seal(whole.ports(watched), DAY.plusDays(5));
        int calls = watched.count();
        assertThat(calls).isGreaterThan(50);
        for (int call = 0; call < calls; call++) {
            World world = register(begin.copy());
            Calls disturbed = Calls.disturbed(call, false, () -> open(world));
            assertThat(world.seal(world.ports(disturbed), DAY.plusDays(5)).faults())
                    .isEmpty();
            assertThat(unheld(world)).as("opened at call " + call).isEmpty();
        }
        System.out.println("A seal of " + calls + " calls, a case opened before each.");
    }

    @Test
    @DisplayName("what is about 2009 and arrives today is locked for seven years from today")
    void lockedFromArrival() throws IOException {
        LocalDate longAgo = LocalDate.of(2009, 3, 1);
        World world = World.empty();
        new GivenArchive(world.buckets(), 12).day(longAgo, 3);
        SealSettings from2009 =
                new SealSettings(longAgo, World.SETTINGS.mode(), Period.ofYears(7), World.SETTINGS.rulesSha256(), 1);

        World.seal(world.ports(), longAgo.plusDays(3), from2009);

        List<MemoryBuckets.Stored> kept = new ArrayList<>(world.buckets().newest(ObjectKeys.DELIVERED + "2009/"));
        kept.addAll(world.buckets().newest(ObjectKeys.SEALED + "day=2009"));
        assertThat(kept).hasSizeGreaterThan(1).allSatisfy(stored -> assertThat(
                        stored.protection().retention().orElseThrow().until())
                .isEqualTo(Instant.parse("2033-11-22T00:00:00Z")));
    }

    private static World register(World world) {
        world.open(new RegisteredHolds(new HoldRegister(world.buckets(), World.SETTINGS.mode(), Period.ofYears(7))));
        return world;
    }

    private static void open(World world) {
        try {
            HoldRegister register = new HoldRegister(world.buckets(), World.SETTINGS.mode(), Period.ofYears(7));
            HoldRun run = new HoldRun(world.buckets(), register, World.CLOCK, 1, versions -> {});
            Scope scope = new Scope(EnumSet.allOf(ArchiveZone.class), new DayRange(DAY, DAY));
            assertThat(run.add(new HoldRun.Request("A", "J. Doe", "claim", scope))
                            .isComplete())
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys of versions that the case is about and that are not held. */
    private static List<String> unheld(World world) throws IOException {
        List<String> unheld = new ArrayList<>();
        String day = DAY.toString();
        for (String prefix : List.of(
                ObjectKeys.DELIVERED + day.replace('-', '/'),
                ObjectKeys.SOURCE + day.replace('-', '/'),
                ObjectKeys.SEALED + "day=" + day,
                ObjectKeys.ROLLUP_DAILY + "day=" + day,
                ObjectKeys.MANIFESTS)) {
            List<ObjectVersion> found = new ArrayList<>();
            world.buckets().versions(prefix, found::add);
            assertThat(found).as(prefix).isNotEmpty();
            for (ObjectVersion version : found) {
                Protection protection = world.buckets().protection(version);
                if (!protection.legalHold()) {
                    unheld.add(version.key());
                }
            }
        }
        return unheld;
    }
}
