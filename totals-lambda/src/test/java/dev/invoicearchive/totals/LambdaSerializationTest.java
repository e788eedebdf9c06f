package dev.invoicearchive.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Proves that nothing is lost between Lambda's JSON and the totals, with the serialiser that Lambda itself uses. */
class LambdaSerializationTest {
    private static final String RECORD = """
            {"eventID":"c4ca4238a0b923820dcc509a6f75849b","eventName":"%s","eventVersion":"1.1",
             "eventSource":"aws:dynamodb","awsRegion":"us-east-1","userIdentity":%s,
             "dynamodb":{"ApproximateCreationDateTime":1479499740,
               "Keys":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"}},
               %s
               "SequenceNumber":"4421584500000000017450439091","SizeBytes":26,"StreamViewType":"NEW_AND_OLD_IMAGES"},
             "eventSourceARN":"arn:aws:dynamodb:us-east-1:123456789012:table/InvoiceTransactions/stream/2015-06-27"}
            """;
    private static final String IMAGE = """
            "%s":{"InvoiceNumber":{"S":"INV-1"},"TransactionId":{"S":"TX-1"},"Amount":{"%s":"%s"},
                  "InvoiceDoc":{"M":{"a":{"L":[{"NULL":true},{"BOOL":false},{"B":"AQI="},{"NS":["1","2"]}]}}}},
            """;

    private final InMemoryTotalsStore store = new InMemoryTotalsStore();

    @Test
    void anAmountOfTwentyNineDigitsArrivesWhole() {
        handle(record("INSERT", "null", IMAGE.formatted("NewImage", "N", "12345678901234567890.123456789")));

        InvoiceTotal total = store.find("INV-1").orElseThrow();
        assertThat(total.total()).isEqualByComparingTo("12345678901234567890.123456789");
        assertThat(total.updateDate()).contains(Instant.parse("2016-11-18T20:09:00Z"));
    }

    @Test
    void anAmountAsTextInTheArchivesCurrencyCounts() {
        handle(record("INSERT", "null", IMAGE.formatted("NewImage", "S", "$1,000.00")));

        assertThat(store.find("INV-1").orElseThrow().total()).isEqualByComparingTo("1000");
    }

    @Test
    void bothImagesOfAnEditArrive() {
        handle(record(
                "MODIFY", "null", IMAGE.formatted("OldImage", "N", "1.5") + IMAGE.formatted("NewImage", "N", "4")));

        assertThat(store.find("INV-1").orElseThrow().total()).isEqualByComparingTo("2.5");
    }

    @Test
    void anExpiryIsToldFromARemoval() {
        String identity = "{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}";

        handle(record("REMOVE", identity, IMAGE.formatted("OldImage", "N", "4")));
        assertThat(store.find("INV-1")).isEmpty();

        handle(record("REMOVE", "null", IMAGE.formatted("OldImage", "N", "4")));
        assertThat(store.find("INV-1").orElseThrow().total()).isEqualByComparingTo("-4");
    }

    @Test
    void theAnswerIsSpelledAsLambdaReadsIt() {
        String answer = handle(record("UPSERT", "null", IMAGE.formatted("NewImage", "N", "4")));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4421584500000000017450439091\"}]}");
    }

    private String handle(String record) {
        PojoSerializer<DynamodbEvent> events = LambdaEventSerializers.serializerFor(
                DynamodbEvent.class, getClass().getClassLoader());
        byte[] json = ("{\"Records\":[" + record + "]}").getBytes(StandardCharsets.UTF_8);
        TotalsHandler handler =
                new TotalsHandler(store, ArchiveSettings.DEFAULT, failedAttempts -> {}, Clock.systemUTC());
        StreamsEventResponse response =
                handler.handleRequest(events.fromJson(new ByteArrayInputStream(json)), new QuietContext());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(
                        StreamsEventResponse.class, getClass().getClassLoader())
                .toJson(response, answer);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static String record(String eventName, String identity, String images) {
        return RECORD.formatted(eventName, identity, images);
    }
}
