package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecordGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves the limits: files of one hour are split below 1 MB, answers stay below 5.5 MB, and what has no room fails. */
class AnswerSizeTest {
    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final int ENVELOPE_BYTES_MAX = 6_000_000;

    private final Random random = new Random(5);
    private final RecordingContext context = new RecordingContext();
    private final TransformHandler handler = new TransformHandler(ArchiveSettings.DEFAULT, new FreshToken());

    @Test
    void hourThatIsTooLargeForOneFileGetsTwoTokensAndTwoPrefixes() {
        List<byte[]> records = new ArrayList<>();
        for (int index = 0; index < 30; index++) {
            records.add(Batches.insert("e" + index, NOON, incompressible(50_000)));
        }
        FirehoseEvent event = Batches.ofStream(records);

        FirehoseResponse response = handler.handleRequest(event, context);

        Delivery delivery = Delivery.of(event, response);
        assertThat(delivery.rowsByPrefix()).hasSize(2);
        assertThat(delivery.rowsByPrefix().keySet()).allMatch(prefix -> prefix.startsWith("Invoice/2026/11/19/12/"));
        assertThat(delivery.rows()).hasSize(30);
        assertThat(fileSizes(response)).allMatch(size -> size < CarrierPacker.FILE_BYTES_MAX);
    }

    @Test
    void oneRowThatIsTooLargeForAFileHasOneOfItsOwn() {
        FirehoseEvent event = Batches.ofStream(List.of(
                Batches.insert("e1", NOON, "{}"),
                Batches.insert("e2", NOON, incompressible(2_000_000)),
                Batches.insert("e3", NOON, "{}")));

        FirehoseResponse response = handler.handleRequest(event, context);

        assertThat(Delivery.of(event, response).rows()).hasSize(3);
        assertThat(fileSizes(response).stream().filter(size -> size > CarrierPacker.FILE_BYTES_MAX))
                .hasSize(1);
    }

    @Test
    void rowsThatDoNotFitIntoTheAnswerFailAndTheOthersDoNot() {
        List<byte[]> records = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            records.add(Batches.insert("e" + index, NOON.plus(Duration.ofHours(index % 6)), incompressible(800_000)));
        }
        FirehoseEvent event = Batches.ofStream(records);

        FirehoseResponse response = handler.handleRequest(event, context);

        Delivery delivery = Delivery.of(event, response);
        assertThat(delivery.failed()).isNotEmpty();
        assertThat(delivery.rows()).isNotEmpty();
        assertThat(delivery.rows().size() + delivery.failed().size()).isEqualTo(12);
        assertThat(context.lines().get(0))
                .contains("\"ANSWER_TOO_LARGE\":" + delivery.failed().size());
        int answered = LambdaJson.write(response, FirehoseResponse.class).length;
        assertThat(answered).isBetween(4_000_000, AnswerSheet.ANSWER_BYTES_MAX);
    }

    @Test
    void batchOfThreeMegabytesIsAnsweredWhole() {
        ChangeRecordGenerator generator = ChangeRecordGenerator.believable(6);
        List<byte[]> records = new ArrayList<>();
        int bytes = 0;
        while (bytes < 3_000_000) {
            byte[] record = generator.json(generator.next());
            bytes += record.length;
            records.add(record);
        }
        FirehoseEvent event = Batches.ofStream(records);

        FirehoseResponse response = handler.handleRequest(event, context);

        assertThat(Delivery.of(event, response).rows()).hasSize(records.size());
        assertThat(LambdaJson.write(response, FirehoseResponse.class)).hasSizeLessThan(ENVELOPE_BYTES_MAX);
    }

    @Test
    void estimateIsNeverBelowTheRealSize() {
        List<byte[]> records = new ArrayList<>();
        for (int index = 0; index < 500; index++) {
            records.add(
                    index % 3 == 0 ? new byte[0] : Batches.insert("e" + index, NOON.minusSeconds(index * 600L), "{}"));
        }
        FirehoseEvent event = Batches.ofStream(records);
        event.records.get(0).recordId = "\u0001\"\u00e9\ud83d\ude00".repeat(50);
        Intake intake = new RecordReader(ArchiveSettings.DEFAULT).read(event);
        AnswerSheet sheet = new AnswerSheet(intake);
        CarrierPacker.pack(intake.accepted()).forEach(carrier -> sheet.place(carrier, new FreshToken().get()));

        byte[] answer = LambdaJson.write(sheet.response(), FirehoseResponse.class);

        assertThat((long) answer.length).isLessThanOrEqualTo(sheet.bytes());
    }

    private String incompressible(int length) {
        byte[] bytes = new byte[length / 4 * 3];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static List<Integer> fileSizes(FirehoseResponse response) {
        return response.records.stream()
                .filter(result -> result.data != null)
                .map(result -> result.data.remaining())
                .toList();
    }
}
