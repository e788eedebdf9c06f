package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.model.ArchiveRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Proves that a sealer may die at any call of a port, and that another may run to its end at any call: what both leave
 * behind is what one undisturbed run leaves, and at every moment the view holds each change once.
 */
class SealKillTest {
    private static final LocalDate OLD = LocalDate.of(2026, 6, 30);

    /** In the quick tier, so many calls are passed over between two that are disturbed. */
    private static final int STRIDE = 23;

    private static World begin;
    private static Set<String> always;
    private static Set<String> onceAmended;
    private static String undisturbed;
    private static int calls;

    /** Sealed days, a manifest that is not finished, late objects, and days for two ranges more. */
    @BeforeAll
    static void makeAnArchive() throws IOException {
        begin = World.empty();
        GivenArchive given = new GivenArchive(begin.buckets(), 7);
        given.day(OLD, 5);
        given.day(LocalDate.of(2026, 8, 10), 5);
        begin.seal(LocalDate.of(2026, 8, 17));
        given.day(LocalDate.of(2026, 8, 18), 3);
        SealPorts dying = begin.ports(Calls.killedAfter("publish"));
        assertThatThrownBy(() -> begin.seal(dying, LocalDate.of(2026, 8, 20))).isInstanceOf(Calls.Killed.class);
        List<ArchiveRow> late = given.late(OLD, LocalDate.of(2026, 9, 2), 4);
        given.day(LocalDate.of(2026, 9, 1), 4);
        given.day(LocalDate.of(2026, 11, 15), 4);
        given.day(LocalDate.of(2026, 11, 19), 4);
        onceAmended = ids(late);
        always = new HashSet<>(ids(given.changes()));
        always.removeAll(onceAmended);
        World whole = begin.copy();
        Calls watched = Calls.counted();
        assertThat(whole.seal(whole.ports(watched), Seal.latest(World.CLOCK)).faults())
                .isEmpty();
        calls = watched.count();
        undisturbed = whole.lasting();
        assertThat(whole.changes().keySet()).containsAll(onceAmended);
        System.out.println("An undisturbed run makes " + calls + " calls of ports.");
    }

    @Test
    @DisplayName("killed before and after some calls, the second run ends where an undisturbed one ends")
    void killedAtSomeCalls() throws IOException {
        assertThat(calls).isGreaterThan(STRIDE);
        for (int call = 0; call < calls; call += STRIDE) {
            kill(call, false);
            kill(call, true);
        }
    }

    @Test
    @Tag("proof")
    @DisplayName("killed before and after every call, the second run ends where an undisturbed one ends")
    void killedAtEveryCall() throws IOException {
        for (int call = 0; call < calls; call++) {
            kill(call, false);
            kill(call, true);
        }
    }

    @Test
    @DisplayName("with a second sealer that runs in between at some calls, both end where one alone ends")
    void twoSealersAtSomeCalls() throws IOException {
        for (int call = 0; call < calls; call += STRIDE) {
            interleave(call);
        }
    }

    @Test
    @Tag("proof")
    @DisplayName("with a second sealer that runs in between at any call, both end where one alone ends")
    void twoSealersAtEveryCall() throws IOException {
        for (int call = 0; call < calls; call++) {
            interleave(call);
        }
    }

    @Test
    @DisplayName("what a dead attempt writes late changes nothing")
    void zombies() throws IOException {
        World world = begin.copy();
        assertThatThrownBy(() -> world.seal(world.ports(Calls.killedAfter("compact")), Seal.latest(World.CLOCK)))
                .isInstanceOf(Calls.Killed.class);
        List<String> dead = world.buckets().workKeys();
        Calls zombie = Calls.disturbedBefore("publish", () -> {
            for (String key : dead) {
                write(world, key);
                write(world, key + "-late");
            }
        });

        assertThat(world.seal(world.ports(zombie), Seal.latest(World.CLOCK)).faults())
                .isEmpty();

        assertThat(world.lasting()).isEqualTo(undisturbed);
    }

    private static void kill(int call, boolean after) throws IOException {
        World world = begin.copy();
        assertThatThrownBy(() -> world.seal(world.ports(Calls.killed(call, after)), Seal.latest(World.CLOCK)))
                .as("call " + call)
                .isInstanceOf(Calls.Killed.class);
        eachChangeOnce(world, "killed at call " + call);

        assertThat(world.seal().faults()).as("call " + call).isEmpty();

        assertThat(world.lasting())
                .as("call " + call + (after ? " after" : " before"))
                .isEqualTo(undisturbed);
        eachChangeOnce(world, "after the second run, call " + call);
    }

    private static void interleave(int call) throws IOException {
        World world = begin.copy();
        Calls other = Calls.disturbed(call, false, () -> {
            try {
                assertThat(world.seal().faults()).as("call " + call).isEmpty();
                eachChangeOnce(world, "the other ended at call " + call);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(world.seal(world.ports(other), Seal.latest(World.CLOCK)).faults())
                .as("call " + call)
                .isEmpty();

        assertThat(world.lasting()).as("call " + call).isEqualTo(undisturbed);
        eachChangeOnce(world, "both ended, call " + call);
    }

    private static void eachChangeOnce(World world, String moment) throws IOException {
        TreeMap<String, Integer> changes = world.changes();
        assertThat(changes.values()).as(moment).containsOnly(1);
        assertThat(changes.keySet()).as(moment).containsAll(always);
        Set<String> others = new HashSet<>(changes.keySet());
        others.removeAll(always);
        assertThat(onceAmended).as(moment).containsAll(others);
        assertThat(others.size()).as(moment).isIn(0, onceAmended.size());
    }

    private static void write(World world, String key) {
        try {
            world.buckets().workArea().put(key, "late".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ids(List<ArchiveRow> rows) {
        return rows.stream().map(ArchiveRow::eventId).collect(Collectors.toSet());
    }
}
