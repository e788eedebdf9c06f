package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.handlers.SealStateMachine;
import dev.invoicearchive.lifecycle.seal.SealFunction.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that the state machine's definition, executed over the function, seals as the program of one process does. */
class SealStateMachineTest {
    /** In the quick tier, so many calls are passed over between two that are disturbed. */
    private static final int STRIDE = 5;

    private static World begin;
    private static Set<String> changes;
    private static String undisturbed;
    private static int calls;

    /** Sealed days, a manifest that is not finished, late objects, and days for two ranges more. */
    @BeforeAll
    static void makeAnArchive() throws IOException {
        begin = World.empty();
        GivenArchive given = new GivenArchive(begin.buckets(), 11);
        given.day(LocalDate.of(2026, 6, 30), 5);
        begin.seal(LocalDate.of(2026, 8, 17));
        given.day(LocalDate.of(2026, 8, 18), 3);
        SealPorts dying = begin.ports(Calls.killedAfter("publish"));
        assertThatThrownBy(() -> begin.seal(dying, LocalDate.of(2026, 8, 20))).isInstanceOf(Calls.Killed.class);
        given.late(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 9, 2), 4);
        given.day(LocalDate.of(2026, 9, 1), 4);
        given.day(LocalDate.of(2026, 11, 15), 4);
        given.day(LocalDate.of(2026, 11, 16), 4);
        changes = given.changes().stream().map(row -> row.eventId()).collect(Collectors.toSet());
        World whole = begin.copy();
        assertThat(whole.seal().faults()).isEmpty();
        undisturbed = whole.lasting();
        SealFunction function = new SealFunction(begin.copy());
        execute(function, "{}");
        calls = function.calls();
    }

    @Test
    @DisplayName("an execution leaves behind exactly what one run in one process leaves")
    void executionLeavesWhatARunLeaves() throws IOException {
        World world = begin.copy();
        SealFunction function = new SealFunction(world);

        StateMachine.End end = execute(function, "{}");

        assertThat(end.state()).isEqualTo("Sealed");
        assertThat(end.output().at("/report/manifests").asInt()).isEqualTo(2);
        assertThat(end.output().at("/report/sealedThrough").asText())
                .isEqualTo(Seal.latest(World.CLOCK).toString());
        assertThat(world.lasting()).isEqualTo(undisturbed);
        assertEachChangeOnce(world, "at the end");
    }

    @Test
    @DisplayName("stopped, failing or overtaken at some calls, executions end where an undisturbed one ends")
    void disturbedAtSomeCalls() throws IOException {
        assertThat(calls).isGreaterThanOrEqualTo(15);
        for (int call = 0; call < calls; call += STRIDE) {
            stop(call, Moment.AFTER);
            failOnce(call, Moment.AFTER);
            overtake(call);
        }
    }

    @Test
    @Tag("proof")
    @DisplayName("stopped, failing or overtaken at any call, executions end where an undisturbed one ends")
    void disturbedAtEveryCall() throws IOException {
        for (int call = 0; call < calls; call++) {
            for (Moment moment : Moment.values()) {
                stop(call, moment);
                failOnce(call, moment);
            }
            overtake(call);
        }
    }

    /** Somebody stops the execution, or all of AWS; the next day another one is started. */
    private static void stop(int call, Moment moment) throws IOException {
        World world = begin.copy();
        SealFunction dying = new SealFunction(world).disturbed(call, moment, () -> {
            throw new Calls.Killed();
        });
        assertThatThrownBy(() -> execute(dying, "{}")).isInstanceOf(Calls.Killed.class);
        assertEndsUndisturbed(world, new SealFunction(world), "stopped " + moment + " call " + call);
    }

    /** A call fails once, or its answer is lost; the state machine makes it again. */
    private static void failOnce(int call, Moment moment) throws IOException {
        World world = begin.copy();
        SealFunction failing = new SealFunction(world).disturbed(call, moment, () -> {
            throw new UncheckedIOException(new IOException("no answer"));
        });
        assertEndsUndisturbed(world, failing, "failed " + moment + " call " + call);
    }

    /** A second execution runs to its end between two calls. */
    private static void overtake(int call) throws IOException {
        World world = begin.copy();
        SealFunction slow = new SealFunction(world).disturbed(call, Moment.BEFORE, () -> {
            try {
                assertThat(execute(new SealFunction(world), "{}").state()).isEqualTo("Sealed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEndsUndisturbed(world, slow, "overtaken before call " + call);
    }

    private static void assertEndsUndisturbed(World world, SealFunction function, String moment) throws IOException {
        assertThat(execute(function, "{}").state()).as(moment).isEqualTo("Sealed");
        assertThat(world.lasting()).as(moment).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HASH", "COMPACT", "CHECK"})
    @DisplayName("a plan that is too much for one call is made again with half the days, until it fits")
    void tooMuchIsNarrowed(String step) throws IOException {
        World world = begin.copy();
        SealFunction function = new SealFunction(world).tooMuchIf(step, 40);

        StateMachine.End end = execute(function, "{}");

        assertThat(end.state()).isEqualTo("Sealed");
        assertThat(end.output().path("daysMax").asInt()).isBetween(20, 40);
        assertThat(end.output().at("/report/sealedThrough").asText())
                .isEqualTo(Seal.latest(World.CLOCK).toString());
        assertEachChangeOnce(world, "at the end");
    }

    @Test
    @DisplayName("one day that is too much for one call ends the execution, and says what to do")
    void oneDayTooMuchFails() throws IOException {
        StateMachine.End end = execute(new SealFunction(begin.copy()).tooMuchIf("HASH", 0), "{}");

        assertThat(end.state()).isEqualTo("Failed");
        assertThat(end.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(end.output().at("/failure/Cause").asText()).contains("one day alone", "./archive seal");
    }

    @Test
    @DisplayName("what fails again and again ends the execution with the failure's own name")
    void failingAlwaysFails() throws IOException {
        SealFunction function = new SealFunction(begin.copy()).alwaysFailing();

        StateMachine.End end = execute(function, "{}");

        assertThat(end.state()).isEqualTo("Failed");
        assertThat(end.error()).isEqualTo("java.io.IOException");
        assertThat(function.calls()).isEqualTo(5);
    }

    @Test
    @DisplayName("faults end the execution as failed, stand in its output and in the log, and publish nothing")
    void faultsFail() throws IOException {
        World world = World.empty();
        GivenArchive given = new GivenArchive(world.buckets(), 3);
        given.source(Instant.parse("2026-06-12T01:00:00Z"), given.changesOf(LocalDate.of(2026, 6, 11), 1));
        SealFunction function = new SealFunction(world);

        StateMachine.End end = execute(function, "{}");

        assertThat(end.state()).isEqualTo("Faults found");
        assertThat(end.error()).isEqualTo("SealFaults");
        assertThat(end.output().at("/report/faults/0/message").asText()).startsWith("Missing event ");
        assertThat(world.manifests()).isEmpty();
        assertThat(function.log())
                .anyMatch(line -> line.contains("\"faultCount\":1") && line.contains("Missing event"));
    }

    @Test
    @DisplayName("each call logs one line in which days in are days out and days failed; the age goes down to a day")
    void eachCallLogsOneLine() throws IOException {
        SealFunction function = new SealFunction(begin.copy());
        execute(function, "{}");

        assertThat(function.log()).hasSize(function.calls());
        List<Integer> ages = new ArrayList<>();
        for (String line : function.log()) {
            assertThat(line).endsWith("\n");
            JsonNode report = new ObjectMapper().readTree(line);
            assertThat(report.path("out").asInt() + report.path("failed").asInt())
                    .isEqualTo(report.path("in").asInt());
            assertThat(report.path("milliseconds").isIntegralNumber()).isTrue();
            if (report.has("ageDays")) {
                ages.add(report.path("ageDays").asInt());
            }
        }
        assertThat(ages.get(0)).isGreaterThan(5);
        assertThat(ages.get(ages.size() - 1)).isEqualTo(1);
        assertThat(function.log()).noneMatch(line -> line.contains("\"failed\":1"));
    }

    @Test
    @DisplayName("an execution may be told to end earlier, but not to seal what is not over")
    void throughMayBeGiven() throws IOException {
        World world = begin.copy();

        StateMachine.End end = execute(new SealFunction(world), "{\"through\":\"2026-09-05\"}");
        StateMachine.End refused = execute(new SealFunction(world), "{\"through\":\"2026-11-19\"}");

        assertThat(end.output().path("sealedThrough").asText()).isEqualTo("2026-09-05");
        assertThat(refused.state()).isEqualTo("Failed");
        assertThat(refused.output().at("/failure/Cause").asText()).contains("2026-11-18");
    }

    @Test
    @DisplayName("a state machine that calls steps in another order is refused")
    void anotherOrderIsRefused() throws IOException {
        String wrong = SealStateMachine.definition().replace("\"step\": \"HASH\"", "\"step\": \"CHECK\"");

        StateMachine.End end = new StateMachine(wrong, new SealFunction(begin.copy())).execute("{}");

        assertThat(end.state()).isEqualTo("Failed");
        assertThat(end.output().at("/failure/Cause").asText()).contains("expected HASH");
    }

    @Test
    @DisplayName("every phase has its state, and every state is reached from the choice, a catcher or the start")
    void everyPhaseHasItsState() throws IOException {
        JsonNode definition = new ObjectMapper().readTree(SealStateMachine.definition());
        Set<String> chosen = new TreeSet<>();
        definition.at("/States/What next/Choices").forEach(choice -> {
            chosen.add(choice.path("StringEquals").asText());
            assertThat(definition.path("States").has(choice.path("Next").asText()))
                    .isTrue();
        });
        Set<String> called = new TreeSet<>();
        definition.path("States").forEach(state -> {
            if (state.path("Type").asText().equals("Task")) {
                called.add(state.at("/Parameters/Payload/step").asText());
            }
        });
        Set<String> phases =
                Stream.of(SealPhase.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> ends = Set.of("SEALED", "FAULTY");

        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(
                        phases.stream().filter(name -> !ends.contains(name)).toList());
        assertThat(chosen)
                .containsExactlyInAnyOrderElementsOf(
                        phases.stream().filter(name -> !name.equals("NARROW")).toList());
    }

    private static StateMachine.End execute(SealFunction function, String input) throws IOException {
        return new StateMachine(SealStateMachine.definition(), function).execute(input);
    }

    private static void assertEachChangeOnce(World world, String moment) throws IOException {
        assertThat(world.changes().keySet()).as(moment).isEqualTo(new TreeSet<>(changes));
        assertThat(world.changes().values()).as(moment).containsOnly(1);
    }
}
