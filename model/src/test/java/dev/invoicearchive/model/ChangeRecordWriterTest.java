package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Proves that what stands in for the feed spells its records as the feed does. */
class ChangeRecordWriterTest {
    private final ChangeRecordWriter writer = new ChangeRecordWriter("eu-central-1", "InvoiceTransactions");

    @Test
    void aRecordHasTheFeedsFields() {
        ChangeRecord removal = Changes.withIdentity(Changes.remove(Changes.keys()), UserIdentity.TIME_TO_LIVE);
        String item = DynamoJson.write(Changes.keys());
        assertThat(new String(writer.write(removal), StandardCharsets.UTF_8))
                .isEqualTo("{\"awsRegion\":\"eu-central-1\",\"eventID\":\"" + Changes.EVENT_ID + "\","
                        + "\"eventName\":\"REMOVE\","
                        + "\"userIdentity\":{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"},"
                        + "\"recordFormat\":\"application/json\",\"tableName\":\"InvoiceTransactions\",\"dynamodb\":{"
                        + "\"ApproximateCreationDateTime\":" + Changes.micros(Changes.TIME)
                        + ",\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\",\"Keys\":" + item
                        + ",\"OldImage\":"
                        + item + "},\"eventSource\":\"aws:dynamodb\"}");
    }

    @Test
    void everyRecordReadsBackEqual() {
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(11);
        for (ChangeRecord change : generator.next(200)) {
            assertThat(new ChangeRecordParser().parse(writer.write(change))).isEqualTo(change);
        }
        ChangeRecord timeless = Changes.withTime(Changes.insert(Changes.keys()), OptionalLong.empty());
        assertThat(new ChangeRecordParser().parse(writer.write(timeless))).isEqualTo(timeless);
    }
}
