package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a table's stream for tests; only keys and amounts, which is all that totals look at. */
public final class StreamRecords {
    /** The time of the records made from single values. */
    public static final Instant TIME = Instant.parse("2026-11-20T20:39:33Z");

    private StreamRecords() {}

    /** An event as Lambda delivers it. */
    public static DynamodbEvent event(List<DynamodbStreamRecord> records) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(records);
        return event;
    }

    /** An event as Lambda delivers it. */
    public static DynamodbEvent event(DynamodbStreamRecord... records) {
        return event(List.of(records));
    }

    /** An insert of {@code TX-1}. @param amount a number */
    public static DynamodbStreamRecord insert(int sequenceNumber, String invoiceNumber, String amount) {
        return record(sequenceNumber, "INSERT", invoiceNumber, null, amount);
    }

    /** An edit of {@code TX-1}. */
    public static DynamodbStreamRecord modify(int sequenceNumber, String invoiceNumber, String before, String after) {
        return record(sequenceNumber, "MODIFY", invoiceNumber, before, after);
    }

    /** A removal of {@code TX-1} by a caller. */
    public static DynamodbStreamRecord remove(int sequenceNumber, String invoiceNumber, String amount) {
        return record(sequenceNumber, "REMOVE", invoiceNumber, amount, null);
    }

    /** A removal of {@code TX-1} by DynamoDB's expiry. */
    public static DynamodbStreamRecord expire(int sequenceNumber, String invoiceNumber, String amount) {
        DynamodbStreamRecord expiry = remove(sequenceNumber, invoiceNumber, amount);
        expiry.setUserIdentity(new Identity().withType("Service").withPrincipalId("dynamodb.amazonaws.com"));
        return expiry;
    }

    /** The id that the record with this sequence number has. */
    public static String eventId(long sequenceNumber) {
        return "event-" + sequenceNumber;
    }

    /** The stream's record of a change that a generator made. */
    public static DynamodbStreamRecord of(ChangeRecord change, long sequenceNumber) {
        Instant time = Instant.EPOCH.plus(change.eventTimeMicros().orElseThrow(), ChronoUnit.MICROS);
        StreamRecord body = new StreamRecord()
                .withSequenceNumber(Long.toString(sequenceNumber))
                .withApproximateCreationDateTime(Date.from(time.truncatedTo(ChronoUnit.SECONDS)))
                .withKeys(image(change.keys()));
        change.newImage().ifPresent(image -> body.setNewImage(image(image)));
        change.oldImage().ifPresent(image -> body.setOldImage(image(image)));
        DynamodbStreamRecord record =
                envelope(sequenceNumber, change.eventName().name(), body);
        change.userIdentity()
                .ifPresent(identity -> record.setUserIdentity(
                        new Identity().withType(identity.type()).withPrincipalId(identity.principalId())));
        return record;
    }

    private static DynamodbStreamRecord record(
            int sequenceNumber, String eventName, String invoiceNumber, String before, String after) {
        StreamRecord body = new StreamRecord()
                .withSequenceNumber(Integer.toString(sequenceNumber))
                .withApproximateCreationDateTime(Date.from(TIME))
                .withKeys(key(invoiceNumber));
        if (before != null) {
            body.setOldImage(image(invoiceNumber, before));
        }
        if (after != null) {
            body.setNewImage(image(invoiceNumber, after));
        }
        return envelope(sequenceNumber, eventName, body);
    }

    private static DynamodbStreamRecord envelope(long sequenceNumber, String eventName, StreamRecord body) {
        DynamodbStreamRecord record = new DynamodbStreamRecord();
        record.setEventID(eventId(sequenceNumber));
        record.setEventName(eventName);
        record.setEventSource("aws:dynamodb");
        record.setDynamodb(body);
        return record;
    }

    private static Map<String, AttributeValue> key(String invoiceNumber) {
        return new HashMap<>(Map.of(
                Attributes.DEFAULT.invoiceNumber(), new AttributeValue().withS(invoiceNumber),
                Attributes.DEFAULT.transactionId(), new AttributeValue().withS("TX-1")));
    }

    private static Map<String, AttributeValue> image(String invoiceNumber, String amount) {
        Map<String, AttributeValue> image = key(invoiceNumber);
        image.put(Attributes.DEFAULT.amount(), new AttributeValue().withN(amount));
        return image;
    }

    private static Map<String, AttributeValue> image(Item item) {
        Map<String, AttributeValue> image = new HashMap<>();
        item.attributes().forEach((name, value) -> {
            if (value instanceof dev.invoicearchive.model.AttributeValue.Text text) {
                image.put(name, new AttributeValue().withS(text.value()));
            } else if (value instanceof dev.invoicearchive.model.AttributeValue.Number number) {
                image.put(name, new AttributeValue().withN(number.value()));
            }
        });
        return image;
    }
}
