package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.invoicearchive.model.InvalidChangeException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what the reader of feed records takes, what it passes over and what it refuses, and with which words. */
class ChangeRecordParserTest {
    private static final String KEYS =
            "\"Keys\":{\"InvoiceNumber\":{\"S\":\"INV-1\"},\"TransactionId\":{\"S\":\"TX-1\"}}";

    private final ChangeRecordParser parser = new ChangeRecordParser();

    @Test
    void readsARecordOfTheFeedAsAwsWritesIt() {
        ChangeRecord change = parse("""
                {"awsRegion":"eu-central-1","eventID":"e-1","eventName":"MODIFY","userIdentity":null,
                 "recordFormat":"application/json","tableName":"InvoiceTransactions","dynamodb":{
                 "ApproximateCreationDateTime":1721165152123456,
                 "Keys":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"}},
                 "NewImage":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"},"Amount":{"N":"2"}},
                 "OldImage":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"},"Amount":{"N":"1"}},
                 "SizeBytes":120,"ApproximateCreationDateTimePrecision":"MICROSECOND"},
                 "eventSource":"aws:dynamodb"}
                """);
        assertThat(change.eventId()).isEqualTo("e-1");
        assertThat(change.eventName()).isEqualTo(EventName.MODIFY);
        assertThat(change.eventTimeMicros()).hasValue(1_721_165_152_123_456L);
        assertThat(change.userIdentity()).isEmpty();
        assertThat(change.keys()).isEqualTo(Changes.keys());
        assertThat(change.newImage()).contains(Changes.itemWith("Amount", Changes.number("2")));
        assertThat(change.oldImage()).contains(Changes.itemWith("Amount", Changes.number("1")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1721165152123456, MICROSECOND, 1721165152123456",
                "1721165152123, MILLISECOND, 1721165152123000",
                "1721165152123456, -, 1721165152123456",
                "1721165152123, -, 1721165152123000",
                "11721165152123456, -, 11721165152123456",
                // The field decides, not the digits.
                "1721165152123, MICROSECOND, 1721165152123",
                "1721165152, MILLISECOND, 1721165152000",
                // Seconds, and numbers between the two, have no meaning that we could be sure of.
                "1721165152, -, -",
                "17211651521234, -, -",
                "1721165152123456, NANOSECOND, -",
                "1721165152.5, -, -",
                "1.721165152123E12, MILLISECOND, -",
                "99999999999999999999, MICROSECOND, -",
                "9223372036854775807, MILLISECOND, -",
                "\"1721165152123\", MILLISECOND, -",
                "null, MILLISECOND, -",
                "{\"a\":[1]}, MILLISECOND, -"
            })
    void readsTheTimeOrSaysThatItCannot(String number, String precision, Long micros) {
        String field = precision == null ? "" : ",\"ApproximateCreationDateTimePrecision\":\"" + precision + "\"";
        ChangeRecord change = parse(record("\"ApproximateCreationDateTime\":" + number + field + "," + KEYS));
        assertThat(change.eventTimeMicros()).isEqualTo(micros == null ? OptionalLong.empty() : OptionalLong.of(micros));
    }

    @Test
    void aRecordWithoutTimeHasNone() {
        assertThat(parse(record(KEYS)).eventTimeMicros()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "null | -",
                "{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"} | TTL",
                "{\"principalId\":\"dynamodb.amazonaws.com\",\"more\":{\"a\":1},\"type\":\"Service\"} | TTL",
                "{\"type\":\"Service\",\"principalId\":\"other.amazonaws.com\"} | UNKNOWN",
                "{\"type\":\"AWSAccount\",\"principalId\":\"dynamodb.amazonaws.com\"} | UNKNOWN",
                "{\"type\":5,\"principalId\":null} | UNKNOWN",
                "{} | UNKNOWN",
                "[] | UNKNOWN",
                "\"root\" | UNKNOWN"
            })
    void readsWhoDidIt(String identity, RemovedBy removedBy) {
        ChangeRecord change = parse("{\"eventID\":\"e\",\"eventName\":\"REMOVE\",\"userIdentity\":" + identity
                + ",\"dynamodb\":{" + KEYS + "}}");
        assertThat(change.userIdentity().isPresent()).isEqualTo(removedBy != null);
        assertThat(RemovedBy.of(change.userIdentity())).isEqualTo(removedBy == null ? RemovedBy.USER : removedBy);
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        ChangeRecord change =
                parse("{\"new\":{\"deep\":[[{}]]},\"eventID\":\"e\",\"list\":[1,2],\"eventName\":\"INSERT\","
                        + "\"dynamodb\":{\"SequenceNumber\":\"1\",\"more\":[{\"x\":null}]," + KEYS
                        + ",\"NewImage\":null}}");
        assertThat(change.keys()).isEqualTo(Changes.keys());
        assertThat(change.newImage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "\"text\"",
                "17",
                "{",
                "{\"eventID\":\"e\"",
                "{\"eventID\":e}",
                "{'eventID':'e'}",
                "{\"eventID\":\"e\",}",
                "{\"eventID\":\"e\",\"eventID\":\"f\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"eventID\":\"e\"} x",
                "{\"eventID\":\"e\"}{\"eventID\":\"f\"}",
                "{\"eventID\":\"e\"},",
                "\ufeff{}"
            })
    void whatIsNotOneJsonObjectIsNotJson(String json) {
        assertThat(refusal(json).reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void bytesThatAreNotUtf8AreNotJson() {
        byte[] json = record(KEYS).getBytes(StandardCharsets.UTF_8);
        json[json.length - 10] = (byte) 0xC0;
        assertThat(refusal(json).reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(refusal(record(KEYS).getBytes(StandardCharsets.UTF_16)).reason())
                .isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"eventName\":\"INSERT\"}",
                "{\"eventID\":null}",
                "{\"eventID\":\"\"}",
                "{\"eventID\":7}",
                "{\"eventID\":[\"e\"]}",
                "{\"eventID\":\"\\ud800\"}"
            })
    void aRecordNeedsAnEventId(String json) {
        assertThat(refusal(json).reason()).isEqualTo(Reason.NO_EVENT_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"insert\"", "\"UPSERT\"", "1"})
    void aRecordNeedsAKnownEventName(String name) {
        InvalidChangeException refusal =
                refusal("{\"eventID\":\"e-17\",\"eventName\":" + name + ",\"dynamodb\":{" + KEYS + "}}");
        assertThat(refusal.reason()).isEqualTo(Reason.NO_EVENT_NAME);
        assertThat(refusal).hasMessageContaining("e-17");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"dynamodb\":null",
                ",\"dynamodb\":[]",
                ",\"dynamodb\":{}",
                ",\"dynamodb\":{\"Keys\":null}",
                ",\"dynamodb\":{\"Keys\":{}}"
            })
    void aRecordNeedsKeys(String rest) {
        InvalidChangeException refusal = refusal("{\"eventID\":\"e-17\",\"eventName\":\"INSERT\"" + rest + "}");
        assertThat(refusal.reason()).isEqualTo(Reason.NO_KEYS);
        assertThat(refusal).hasMessageContaining("e-17").hasMessageContaining("errors/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\"",
                "[]",
                "{}",
                "{\"X\":\"secret\"}",
                "{\"S\":\"a\",\"N\":\"1\"}",
                "{\"S\":null}",
                "{\"S\":5}",
                "{\"N\":5}",
                "{\"B\":\"n*t base64\"}",
                "{\"BOOL\":\"true\"}",
                "{\"NULL\":false}",
                "{\"M\":[]}",
                "{\"L\":{}}",
                "{\"L\":[\"bare\"]}",
                "{\"SS\":\"a\"}",
                "{\"NS\":[1]}",
                "{\"BS\":[null]}"
            })
    void anAttributeOfAnotherShapeIsNotAChangeRecord(String value) {
        InvalidChangeException refusal = refusal(record(KEYS + ",\"NewImage\":{\"Amount\":" + value + "}"));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_CHANGE_RECORD);
        assertThat(refusal).hasMessageContaining("attribute Amount").hasMessageContaining("e-1");
        assertThat(refusal.getMessage()).doesNotContain("secret", "bare");
    }

    @Test
    void messagesNeverQuoteContents() {
        assertThat(refusal("{\"eventID\":secret}").getMessage()).doesNotContain("secret");
        assertThat(refusal("{\"secret\":1,\"secret\":2}").getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 128})
    void takesNestingFarBeyondWhatDynamoDbAllowsOnASmallStack(int levels) {
        ChangeRecord change = onASmallStack(nested(levels));
        assertThat(change.newImage().orElseThrow().attributes()).containsKey("deep");
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 400, 600, 200_000})
    void refusesDeeperNestingWithAMessage(int levels) {
        InvalidChangeException refusal = refusal(nested(levels));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_CHANGE_RECORD);
        assertThat(refusal).hasMessageContaining("nested too deeply").hasMessageContaining("e-1");
    }

    @Test
    void refusesDeepNestingEvenWhereItPassesOver() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        InvalidChangeException refusal = refusal("{\"eventID\":\"e-1\",\"unknown\":" + deep + "}");
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_A_CHANGE_RECORD);
    }

    @Test
    void takesTheLargestItemsNamesAndNumbers() {
        String text = "x".repeat(1_048_576);
        String name = "n".repeat(65_535);
        String digits = "9".repeat(38);
        ChangeRecord change = parse(record(
                KEYS + ",\"NewImage\":{\"a\":{\"S\":\"" + text + "\"},\"" + name + "\":{\"N\":\"" + digits + "\"}}"));
        Item image = change.newImage().orElseThrow();
        assertThat(image.attribute("a")).contains(Changes.text(text));
        assertThat(image.attribute(name)).contains(Changes.number(digits));
    }

    private static String record(String change) {
        return "{\"eventID\":\"e-1\",\"eventName\":\"INSERT\",\"dynamodb\":{" + change + "}}";
    }

    private static String nested(int levels) {
        String deep = "{\"L\":[".repeat(levels) + "{\"NULL\":true}" + "]}".repeat(levels);
        return record(KEYS + ",\"NewImage\":{\"deep\":" + deep + "}");
    }

    private ChangeRecord onASmallStack(String json) {
        CompletableFuture<ChangeRecord> result = new CompletableFuture<>();
        Runnable reading = () -> {
            ChangeRecord change = parse(json);
            // The ways out are as deep as the way in.
            Fingerprint.of(change.newImage().orElseThrow());
            DynamoJson.readItem(DynamoJson.write(change.newImage().orElseThrow()));
            result.complete(change);
        };
        Thread thread = new Thread(null, reading, "small stack", 256 * 1024);
        thread.setUncaughtExceptionHandler((failed, error) -> result.completeExceptionally(error));
        thread.start();
        return result.join();
    }

    private ChangeRecord parse(String json) {
        return parser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private InvalidChangeException refusal(String json) {
        return refusal(json.getBytes(StandardCharsets.UTF_8));
    }

    private InvalidChangeException refusal(byte[] json) {
        return catchThrowableOfType(InvalidChangeException.class, () -> parser.parse(json));
    }
}
