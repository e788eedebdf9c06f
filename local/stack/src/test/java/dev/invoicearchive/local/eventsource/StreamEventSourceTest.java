package dev.invoicearchive.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.feed.ChangeJson;
import dev.invoicearchive.local.feed.ChangeLog;
import dev.invoicearchive.local.feed.Changes;
import dev.invoicearchive.local.feed.Checkpoint;
import dev.invoicearchive.local.files.LineLog;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.lambda.LambdaFailedException;
import dev.invoicearchive.local.lambda.LambdaFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the stand-in for the event source mapping delivers at least once, in order, and gives up only poison. */
class StreamEventSourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final List<List<String>> batches = new ArrayList<>();
    private ChangeLog log;

    @BeforeEach
    void fillLog() throws IOException {
        log = ChangeLog.open(new LocalFiles(), folder.resolve("log"));
        log.append(Changes.inserts(0, 5, 10));
    }

    @Test
    void checkpointsWhatTheFunctionConfirmed() throws IOException {
        StreamEventSource source = source(failing(number -> false));
        assertThat(source.pump()).isTrue();
        assertThat(source.pump()).isFalse();
        assertThat(batches).hasSize(1);
        assertThat(checkpoint().ordinal()).isEqualTo(5);
    }

    @Test
    void redeliversFromTheLowestFailureOn() throws IOException {
        boolean[] broken = {true};
        String third = Changes.sequenceNumber(2);
        StreamEventSource source = source(failing(number -> broken[0] && number.equals(third)));
        source.pump();
        assertThat(checkpoint().ordinal()).isEqualTo(2);
        broken[0] = false;
        source.pump();
        assertThat(batches.get(1)).containsExactly(third, Changes.sequenceNumber(3), Changes.sequenceNumber(4));
        assertThat(checkpoint().ordinal()).isEqualTo(5);
    }

    @Test
    void beginsAgainAtTheCheckpointAfterAKill() throws IOException {
        String fourth = Changes.sequenceNumber(3);
        source(failing(fourth::equals)).pump();
        batches.clear();
        source(failing(number -> false)).pump();
        assertThat(batches.get(0)).startsWith(fourth);
    }

    @Test
    void givesUpARecordThatKeepsFailingAndGoesOnBehindIt() throws IOException {
        String third = Changes.sequenceNumber(2);
        StreamEventSource source = source(failing(third::equals));
        pumpUntil(source, 5);
        assertThat(Files.readAllLines(folder.resolve("on-failure")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(third));
        assertThat(batches.get(batches.size() - 2))
                .as("it went alone in the end")
                .containsExactly(third);
    }

    @Test
    void takesAFunctionErrorForAFailureOfTheFirstRecord() throws IOException {
        int[] calls = {0};
        StreamEventSource source = source(request -> {
            if (calls[0]++ < 3) {
                throw new LambdaFailedException("Cannot finish.");
            }
            return failing(number -> false).invoke(request);
        });
        pumpUntil(source, 5);
        assertThat(calls[0]).isEqualTo(4);
        assertThat(folder.resolve("on-failure")).doesNotExist();
    }

    @Test
    void neverGivesUpARecordBecauseTheFunctionThrowsAndSaysSo() throws IOException {
        StreamEventSource source = source(request -> {
            throw new LambdaFailedException("The table does not answer.");
        });
        for (int i = 0; i < 200; i++) {
            assertThat(source.pump()).isFalse();
        }
        assertThat(source.problem()).contains("The table does not answer.");
        assertThat(checkpoint().ordinal()).isZero();
        assertThat(folder.resolve("on-failure")).doesNotExist();
    }

    @Test
    void takesAnUnknownIdentifierForTheWholeBatch() throws IOException {
        StreamEventSource source = source(
                request -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(source.pump()).isFalse();
        assertThat(checkpoint().ordinal()).isZero();
    }

    @Test
    void boundsABatchByItsSizeToo() throws IOException {
        log.append(Changes.inserts(5, 25, 300_000));
        StreamEventSource source = source(failing(number -> false));
        while (checkpoint().ordinal() < 25) {
            assertThat(source.pump()).isTrue();
        }
        assertThat(batches).hasSizeGreaterThan(2).allMatch(batch -> batch.size() < 20);
    }

    private void pumpUntil(StreamEventSource source, long ordinal) throws IOException {
        for (int i = 0; i < 100 && checkpoint().ordinal() < ordinal; i++) {
            source.pump();
        }
        assertThat(checkpoint().ordinal()).isEqualTo(ordinal);
    }

    private StreamEventSource source(LambdaFunction function) throws IOException {
        LineLog onFailure = new LineLog(new LocalFiles(), folder.resolve("on-failure"));
        return new StreamEventSource(log, checkpoint(), new ChangeJson("InvoiceTransactions"), function, onFailure);
    }

    private Checkpoint checkpoint() throws IOException {
        return Checkpoint.open(new LocalFiles(), folder.resolve("checkpoint"));
    }

    private LambdaFunction failing(Function<String, Boolean> fails) {
        return request -> {
            try {
                return answer(JSON.readTree(request), fails);
            } catch (IOException e) {
                throw new LambdaFailedException("Cannot answer.", e);
            }
        };
    }

    private byte[] answer(JsonNode event, Function<String, Boolean> fails) {
        List<String> numbers = new ArrayList<>();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        for (JsonNode record : event.get("Records")) {
            String number = record.path("dynamodb").path("SequenceNumber").asText();
            numbers.add(number);
            if (fails.apply(number)) {
                failures.addObject().put("itemIdentifier", number);
            }
        }
        batches.add(numbers);
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
}
