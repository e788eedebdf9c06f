package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.feed.Changes;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.lambda.LambdaFailedException;
import dev.invoicearchive.local.lambda.LambdaFunction;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the stand-in for Firehose does what AWS documents where that can hurt, and that its accounts add up. */
class DeliveryStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private final RecordedDelivery recorded = new RecordedDelivery();
    private DirectoryObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        clock.moveTo(Changes.START);
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
    }

    @Test
    void joinsWhatSharesAPrefixWithNothingInBetween() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> "same"));
        feed(stream, 0, 3);
        passInterval(stream);
        passInterval(stream);

        assertThat(recorded.delivered).hasSize(1);
        assertThat(text(recorded.delivered.get(0))).isEqualTo("record-0record-1record-2");
    }

    @Test
    void joinsWhatTwoCallsPutUnderOnePrefix() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> "same"));
        feed(stream, 0, 1);
        passInterval(stream);
        feed(stream, 1, 2);
        clock.moveTo(clock.instant().minusSeconds(1));
        stream.drain();
        assertThat(recorded.calls).hasSize(2);
        assertThat(recorded.delivered).hasSize(1);
        assertThat(text(recorded.delivered.get(0))).isEqualTo("record-0record-1");
    }

    @Test
    void writesOneObjectForEachPrefix() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> record));
        feed(stream, 0, 3);
        stream.drain();
        assertThat(recorded.delivered)
                .extracting(StoredObject::key)
                .allMatch(key -> key.matches(
                        "out/record-\\d-invoice-archive-1-2026-11-20-20-\\d\\d-\\d\\d-[0-9a-f-]{36}" + "\\.parquet"))
                .hasSize(3);
    }

    @Test
    void waitsForTheIntervalAndNotLonger() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> record));
        feed(stream, 0, 1);
        clock.moveTo(Changes.START.plus(INTERVAL).minusMillis(1));
        stream.pump();
        assertThat(recorded.calls).isEmpty();
        clock.moveTo(Changes.START.plus(INTERVAL));
        stream.pump();
        assertThat(recorded.calls).hasSize(1);
        assertThat(recorded.delivered).isEmpty();
        clock.moveTo(Changes.START.plus(INTERVAL).plus(INTERVAL));
        stream.pump();
        assertThat(recorded.delivered).hasSize(1);
    }

    @Test
    void callsTheTransformBeforeItsBufferOverflows() {
        DeliveryStream stream = stream(okWithKey((record, entry) -> "same"));
        for (int i = 0; i < 5; i++) {
            stream.accept(new SourceRecord(i, "" + i, new byte[400 * 1024], Changes.START));
        }
        assertThat(recorded.calls).extracting(List::size).containsExactly(2, 2);
    }

    @Test
    void backsUpEverySourceRecordUntransformed() throws IOException {
        DeliveryStream stream = stream(dropAll());
        feed(stream, 0, 3);
        stream.drain();
        assertThat(recorded.source).hasSize(1);
        assertThat(recorded.source.get(0).key()).startsWith("source/2026/11/20/20/");
        byte[] packed = store.read(recorded.source.get(0));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("record-0record-1record-2");
        }
    }

    @Test
    void setsAsideWhatTheTransformFailsWithTheSourceBytes() throws IOException {
        DeliveryStream stream = stream(answering((record, entry) -> {
            entry.put("result", record.equals("record-1") ? "ProcessingFailed" : "Dropped");
        }));
        feed(stream, 0, 3);
        stream.drain();
        assertThat(recorded.failed).containsExactly("1000000");
        JsonNode line = JSON.readTree(text(recorded.errors.get(0)));
        assertThat(recorded.errors.get(0).key()).startsWith("errors/processing-failed/2026/11/20/20/");
        assertThat(new String(line.get("rawData").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo("record-1");
        assertThat(line.get("errorCode").asText()).isEqualTo("Lambda.ProcessingFailedStatus");
    }

    @Test
    void setsAsideRecordsThatTheAnswerLacksOrHasTwice() throws IOException {
        DeliveryStream stream = stream(request -> {
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode records = answer.putArray("records");
            for (String id : List.of("0000000", "2000000", "2000000")) {
                records.addObject().put("recordId", id).put("result", "Dropped");
            }
            return answer.toString().getBytes(StandardCharsets.UTF_8);
        });
        feed(stream, 0, 3);
        stream.drain();
        assertThat(recorded.failed).containsExactly("1000000", "2000000");
        assertThat(text(recorded.errors.get(0)))
                .contains("Lambda.MissingRecordId")
                .contains("Lambda.DuplicatedRecordId");
    }

    @Test
    void retriesAFailedCallAndThenSetsTheWholeBatchAside() throws IOException {
        List<byte[]> calls = new ArrayList<>();
        DeliveryStream stream = stream(request -> {
            calls.add(request);
            throw new LambdaFailedException("Cannot finish.");
        });
        feed(stream, 0, 3);
        stream.drain();
        assertThat(calls).hasSize(4);
        assertThat(recorded.failed).hasSize(3);
        assertThat(text(recorded.errors.get(0)).lines()).hasSize(3).allMatch(line -> line.contains("FunctionError"));
    }

    @Test
    void keepsTheBatchWhenTheCallItselfBreaks() throws IOException {
        boolean[] broken = {true};
        LambdaFunction transform = okWithKey((record, entry) -> record);
        DeliveryStream stream = stream(request -> {
            if (broken[0]) {
                throw new IllegalStateException("out of something");
            }
            return transform.invoke(request);
        });
        feed(stream, 0, 3);
        assertThatThrownBy(stream::drain).hasMessage("out of something");
        assertThat(stream.writtenThrough()).isZero();
        broken[0] = false;
        stream.drain();
        assertThat(recorded.delivered).hasSize(3);
        assertThat(stream.writtenThrough()).isEqualTo(3);
    }

    @Test
    void setsTheCarrierAsideWhenTooManyPartitionsAreOpen() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> record), settings(2));
        feed(stream, 0, 3);
        stream.drain();
        assertThat(recorded.delivered).hasSize(2);
        assertThat(recorded.failed).containsExactly("2000000");
        assertThat(text(recorded.errors.get(0))).contains("ActivePartitionExceeded");
    }

    @Test
    void keepsWhatCannotBeWrittenAndWritesItOnceTheDiskHasRoom() throws IOException {
        FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
        store = DirectoryObjectStore.open(files, clock, folder.resolve("full"), "bucket");
        DeliveryStream stream = stream(okWithKey((record, entry) -> record));
        feed(stream, 0, 3);
        files.failAt(files.calls() + 4);
        assertThatThrownBy(stream::drain).hasMessageContaining("No space left");
        assertThat(stream.writtenThrough()).isZero();
        files.repair();
        stream.drain();
        assertThat(stream.writtenThrough()).isEqualTo(3);
        assertThat(recorded.delivered).hasSize(3);
        assertThat(store.list("out/")).hasSize(3);
    }

    @Test
    void countsAsWrittenOnlyWhatIsInObjectsAltogether() throws IOException {
        DeliveryStream stream = stream(okWithKey((record, entry) -> record));
        feed(stream, 0, 2);
        passInterval(stream);
        assertThat(stream.writtenThrough()).isZero();
        feed(stream, 2, 3);
        passInterval(stream);
        assertThat(stream.writtenThrough()).isEqualTo(2);
        assertThat(stream.isEmpty()).isFalse();
        stream.drain();
        assertThat(stream.writtenThrough()).isEqualTo(3);
        assertThat(stream.isEmpty()).isTrue();
    }

    private void feed(DeliveryStream stream, int first, int end) {
        for (int i = first; i < end; i++) {
            byte[] data = ("record-" + i).getBytes(StandardCharsets.UTF_8);
            stream.accept(new SourceRecord(i, Integer.toString(i), data, Changes.START));
        }
    }

    private void passInterval(DeliveryStream stream) throws IOException {
        clock.moveTo(clock.instant().plus(INTERVAL));
        stream.pump();
    }

    private DeliveryStream stream(LambdaFunction transform) {
        return stream(transform, settings());
    }

    private DeliveryStream stream(LambdaFunction transform, DeliverySettings settings) {
        return new DeliveryStream(settings, transform, store, clock, 0, recorded);
    }

    private static DeliverySettings settings() {
        return settings(DeliverySettings.ARCHIVE.activePartitionsMax());
    }

    private static DeliverySettings settings(int activePartitionsMax) {
        return TestSettings.with(new PrefixTemplate("out/!{partitionKeyFromLambda:token}-"), activePartitionsMax);
    }

    private String text(StoredObject object) throws IOException {
        return new String(store.read(object), StandardCharsets.UTF_8);
    }

    private interface KeyOf {
        String key(String record, ObjectNode entry);
    }

    /** A transform that hands every record on, under a key of its own making. */
    private static LambdaFunction okWithKey(KeyOf keyOf) {
        return answering((record, entry) -> {
            entry.put("result", "Ok");
            entry.put("data", record.getBytes(StandardCharsets.UTF_8));
            entry.putObject("metadata").putObject("partitionKeys").put("token", keyOf.key(record, entry));
        });
    }

    private static LambdaFunction dropAll() {
        return answering((record, entry) -> entry.put("result", "Dropped"));
    }

    private static LambdaFunction answering(BiConsumer<String, ObjectNode> fill) {
        return request -> {
            try {
                ObjectNode answer = JSON.createObjectNode();
                ArrayNode records = answer.putArray("records");
                for (JsonNode record : JSON.readTree(request).get("records")) {
                    ObjectNode entry = records.addObject();
                    entry.set("recordId", record.get("recordId"));
                    fill.accept(new String(record.get("data").binaryValue(), StandardCharsets.UTF_8), entry);
                }
                return JSON.writeValueAsBytes(answer);
            } catch (IOException e) {
                throw new LambdaFailedException("Cannot answer.", e);
            }
        };
    }
}
