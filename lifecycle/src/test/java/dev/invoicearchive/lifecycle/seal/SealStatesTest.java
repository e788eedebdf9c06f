package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves that a state machine may run the steps: each anew, with nothing but the JSON of the states between them. */
class SealStatesTest {
    /** The most that Step Functions hands from one state to the next. */
    private static final int STATE_BYTES_MAX = 256 * 1024;

    @Test
    @DisplayName("steps that share nothing but small states end where one process ends")
    void stepsShareOnlyStates() throws IOException {
        World world = World.empty();
        GivenArchive given = new GivenArchive(world.buckets(), 9);
        given.day(LocalDate.of(2026, 7, 1), 10);
        given.day(LocalDate.of(2026, 11, 3), 10);
        world.seal(LocalDate.of(2026, 9, 30));
        given.late(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 2), 3);
        World whole = world.copy();
        whole.seal();

        SealCursor cursor = SealCursor.begin(Seal.latest(World.CLOCK));
        Optional<SealPlan> plan;
        int manifests = 0;
        do {
            assertThat(steps(world).finish().finish().published()).isTrue();
            PlanStep.Outcome planned = steps(world).plan().plan(cursor);
            cursor = passed(planned.cursor(), SealCursor.class);
            plan = planned.plan();
            if (plan.isPresent()) {
                manifests++;
                publish(world, passed(plan.get(), SealPlan.class));
            }
        } while (plan.isPresent());

        assertThat(manifests).isEqualTo(2);
        assertThat(world.lasting()).isEqualTo(whole.lasting());
    }

    private static void publish(World world, SealPlan plan) throws IOException {
        Hashed hashed = passed(steps(world).hash().hash(plan).hashed().orElseThrow(), Hashed.class);
        Compacted compacted = passed(steps(world).compact().compact(plan), Compacted.class);
        CheckStep.Outcome checked = steps(world).check().check(plan, hashed, compacted);
        assertThat(checked.faults()).isEmpty();
        CheckedSeal seal = passed(checked.checked().orElseThrow(), CheckedSeal.class);
        assertThat(steps(world).publish().publish(plan, seal)).isPresent();
        assertThat(steps(world).publish().publish(plan, seal))
                .as("run again after it was published")
                .isEmpty();
    }

    private static SealSteps steps(World world) {
        return new SealSteps(world.ports(), World.SETTINGS, World::name, SealProgress.SILENT);
    }

    private static <T> T passed(T state, Class<T> type) throws IOException {
        String text = SealJson.text(state);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(STATE_BYTES_MAX);
        T read = SealJson.read(text, type);
        assertThat(read).isEqualTo(state);
        return read;
    }
}
