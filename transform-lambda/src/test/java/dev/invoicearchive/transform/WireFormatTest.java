package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisAnalyticsInputPreprocessingResponse;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that Lambda's own serialiser loses nothing of our event and answer, and that it does of the published classes. */
class WireFormatTest {
    private static final ObjectMapper TREES = new ObjectMapper();

    private static final String EVENT = """
            {
              "invocationId": "invocation-1",
              "sourceKinesisStreamArn": "arn:aws:kinesis:eu-central-1:000000000000:stream/s",
              "deliveryStreamArn": "arn:aws:firehose:eu-central-1:000000000000:deliverystream/d",
              "region": "eu-central-1",
              "records": [
                {
                  "recordId": "49546760683784000000",
                  "approximateArrivalTimestamp": 1763668800123,
                  "data": "eyJhIjoxfQ==",
                  "kinesisRecordMetadata": {
                    "sequenceNumber": "49546760683784",
                    "subsequenceNumber": 0,
                    "partitionKey": "4d1ad2b9-24f8-4b9d-a088-76e9947c317a",
                    "shardId": "shardId-000000000000",
                    "approximateArrivalTimestamp": 1763668800123
                  }
                },
                {
                  "recordId": "49546760683785000000",
                  "approximateArrivalTimestamp": 1763668800124,
                  "data": "",
                  "kinesisRecordMetadata": {
                    "sequenceNumber": "49546760683785",
                    "subsequenceNumber": "",
                    "partitionKey": "p",
                    "shardId": "shardId-000000000000",
                    "approximateArrivalTimestamp": "1763668800124"
                  }
                }
              ]
            }
            """;

    private static final String ANSWER = """
            {
              "records": [
                {
                  "recordId": "r1",
                  "result": "Ok",
                  "data": "UEFSMQ==",
                  "metadata": {
                    "partitionKeys": {"year": "2026", "month": "11", "day": "20", "hour": "20", "token": "t1"}
                  }
                }
              ]
            }
            """;

    @Test
    void eventComesBackWithNothingLost() throws IOException {
        FirehoseEvent event = LambdaJson.read(bytes(EVENT), FirehoseEvent.class);

        assertThat(tree(LambdaJson.write(event, FirehoseEvent.class))).isEqualTo(tree(bytes(EVENT)));
        assertThat(event.records.get(0).data).isEqualTo(ByteBuffer.wrap(bytes("{\"a\":1}")));
    }

    @Test
    void timeOfArrivalMayBeText() {
        String event = EVENT.replace(
                "\"approximateArrivalTimestamp\": 1763668800123", "\"approximateArrivalTimestamp\": \"1763668800123\"");

        assertThat(LambdaJson.read(bytes(event), FirehoseEvent.class).records.get(0).approximateArrivalTimestamp)
                .isEqualTo(1_763_668_800_123L);
    }

    @Test
    void fieldsThatWeDoNotKnowBreakNothing() {
        String event = EVENT.replace("\"region\"", "\"newField\": {\"a\": [1]}, \"region\"");

        assertThat(LambdaJson.read(bytes(event), FirehoseEvent.class).records).hasSize(2);
    }

    @Test
    void answerComesBackWithNothingLost() throws IOException {
        FirehoseResponse answer = LambdaJson.read(bytes(ANSWER), FirehoseResponse.class);

        assertThat(tree(LambdaJson.write(answer, FirehoseResponse.class))).isEqualTo(tree(bytes(ANSWER)));
    }

    @Test
    void answerOfOurOwnMakingIsWhatFirehoseReads() throws IOException {
        FirehoseResponse answer = new FirehoseResponse();
        answer.records = List.of(FirehoseResult.ok(
                "r1", bytes("PAR1"), Map.of("year", "2026", "month", "11", "day", "20", "hour", "20", "token", "t1")));

        assertThat(tree(LambdaJson.write(answer, FirehoseResponse.class))).isEqualTo(tree(bytes(ANSWER)));
    }

    @Test
    void publishedEventLosesTheSourceStream() throws IOException {
        KinesisFirehoseEvent event = LambdaJson.read(bytes(EVENT), KinesisFirehoseEvent.class);

        JsonNode written = tree(LambdaJson.write(event, KinesisFirehoseEvent.class));

        assertThat(written.get("invocationId").asText()).isEqualTo("invocation-1");
        assertThat(written.has("sourceKinesisStreamArn")).isFalse();
    }

    @Test
    void publishedAnswerLosesThePartitionKeys() throws IOException {
        KinesisAnalyticsInputPreprocessingResponse answer =
                LambdaJson.read(bytes(ANSWER), KinesisAnalyticsInputPreprocessingResponse.class);

        String written = new String(
                LambdaJson.write(answer, KinesisAnalyticsInputPreprocessingResponse.class), StandardCharsets.UTF_8);

        assertThat(written).contains("r1").doesNotContain("partitionKeys").doesNotContain("2026");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] json) throws IOException {
        return TREES.readTree(json);
    }
}
