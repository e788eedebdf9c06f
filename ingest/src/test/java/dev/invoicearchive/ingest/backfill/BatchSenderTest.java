package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.backfill.FakeStream.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of a batch is accepted, whatever the stream does on the way; what failed goes again, and nothing else. */
class BatchSenderTest {
    private static final int SIZE = 4;

    private final FakeStream stream = new FakeStream();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Integer> again = new ArrayList<>();
    private final BatchSender sender = new BatchSender(stream, pauses::add);

    static Stream<Set<Integer>> subsets() {
        return IntStream.range(0, 1 << SIZE).mapToObj(bits -> {
            Set<Integer> places = new HashSet<>();
            IntStream.range(0, SIZE).filter(place -> (bits >> place & 1) == 1).forEach(places::add);
            return places;
        });
    }

    @ParameterizedTest(name = "failing records {0}")
    @MethodSource("subsets")
    void whateverPartFailsIsPutAgainAndNothingElse(Set<Integer> places) throws Exception {
        stream.failing(new Fault.Fails(places));

        send();

        assertThat(stream.accepted()).containsExactlyInAnyOrder("0", "1", "2", "3");
        assertThat(sender.resent()).isEqualTo(places.size());
        assertThat(stream.putSizes()).isEqualTo(places.isEmpty() ? List.of(SIZE) : List.of(SIZE, places.size()));
        assertThat(again).isEqualTo(places.isEmpty() ? List.of() : List.of(places.size()));
        assertThat(pauses).hasSize(places.isEmpty() ? 0 : 1);
    }

    @Test
    void failuresOfFailuresComeThroughToo() throws Exception {
        stream.failing(new Fault.Fails(Set.of(0, 1, 3)), new Fault.Fails(Set.of(2)), new Fault.Throttles());

        send();

        assertThat(stream.accepted()).containsExactly("2", "0", "1", "3");
        assertThat(stream.putSizes()).containsExactly(4, 3, 1, 1);
    }

    @Test
    void whatWasAcceptedWithoutAnAnswerComesTwiceAndNothingIsLost() throws Exception {
        stream.failing(new Fault.TimesOutAfterAccepting());

        send();

        assertThat(stream.accepted()).containsExactly("0", "1", "2", "3", "0", "1", "2", "3");
        assertThat(sender.resent()).isEqualTo(SIZE);
    }

    @Test
    void throttlingIsWaitedOutLongerEachTime() throws Exception {
        stream.failing(Collections.nCopies(9, new Fault.Throttles()).toArray(Fault[]::new));

        send();

        assertThat(stream.accepted()).hasSize(SIZE);
        assertThat(pauses).hasSize(9).isSorted().endsWith(Duration.ofSeconds(5));
    }

    @Test
    void aStreamThatAcceptsNothingForLongStopsTheSending() {
        stream.failing(Collections.nCopies(10, new Fault.Throttles()).toArray(Fault[]::new));

        assertThatThrownBy(this::send)
                .isInstanceOfSatisfying(BackfillStoppedException.class, stopped -> assertThat(stopped.kind())
                        .isEqualTo(BackfillStoppedException.Kind.STREAM))
                .hasMessageContaining("none of 4 records in 10 puts (ServiceUnavailableException)");
    }

    @Test
    void aRefusalStopsTheSendingAtOnce() {
        stream.failing(new Fault.Refuses());

        assertThatThrownBy(this::send)
                .isInstanceOf(BackfillStoppedException.class)
                .hasMessageContaining("ResourceNotFoundException");
        assertThat(pauses).isEmpty();
    }

    private void send() throws Exception {
        List<ImportedChange> batch = IntStream.range(0, SIZE)
                .mapToObj(i -> new ImportedChange(i, Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        sender.send(batch, changes -> again.add(changes.size()));
    }
}
