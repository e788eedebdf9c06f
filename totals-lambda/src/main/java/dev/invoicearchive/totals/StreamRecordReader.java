package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.invoicearchive.model.AmountReading;
import dev.invoicearchive.model.AmountRule;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.AttributeValue.Binary;
import dev.invoicearchive.model.AttributeValue.Number;
import dev.invoicearchive.model.AttributeValue.Text;
import dev.invoicearchive.model.Effect;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.InvalidChangeException;
import dev.invoicearchive.model.InvalidChangeException.Reason;
import dev.invoicearchive.model.RemovedBy;
import dev.invoicearchive.model.UserIdentity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads records of the table's stream: whose total, which change, and what it adds. Of the images only the amount. */
final class StreamRecordReader {
    private static final String NEXT_STEP = " It comes again until the event source gives it to its on-failure place.";

    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("[0-9]{1,40}");

    private final String invoiceNumberAttribute;
    private final String amountAttribute;
    private final AmountRule amountRule;

    StreamRecordReader(ArchiveSettings settings) {
        this.invoiceNumberAttribute = settings.attributes().invoiceNumber();
        this.amountAttribute = settings.attributes().amount();
        this.amountRule = new AmountRule(settings);
    }

    /** Never throws for what the record holds. @param record may be null or empty */
    StreamReading read(DynamodbStreamRecord record) {
        if (record == null || record.getDynamodb() == null) {
            return new StreamReading.Poison(
                    "",
                    Optional.empty(),
                    "Missing change: an empty record, expected one of a DynamoDB stream." + NEXT_STEP);
        }
        String sequenceNumber = Optional.ofNullable(record.getDynamodb().getSequenceNumber())
                .filter(number -> SEQUENCE_NUMBER.matcher(number).matches())
                .orElse("");
        try {
            return change(record, sequenceNumber);
        } catch (InvalidChangeException e) {
            Optional<RebuildMark> mark = mark(record, sequenceNumber);
            return new StreamReading.Poison(sequenceNumber, mark, e.getMessage() + consequence(mark));
        }
    }

    private StreamReading.Change change(DynamodbStreamRecord record, String sequenceNumber) {
        StreamRecord body = record.getDynamodb();
        String invoiceNumber = invoiceNumber(body)
                .orElseThrow(() -> invalid(Reason.NO_KEYS, sequenceNumber, "no " + invoiceNumberAttribute, "a key"));
        String eventId = Optional.ofNullable(record.getEventID())
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> invalid(Reason.NO_EVENT_ID, sequenceNumber, "no eventID", "one"));
        Instant eventTime = eventTime(body)
                .orElseThrow(() -> invalid(Reason.NOT_A_CHANGE_RECORD, sequenceNumber, "no time", "one"));
        EventName eventName = eventName(record, sequenceNumber);
        refuseMissingImages(eventName, body, sequenceNumber);
        AmountReading amount = amount(body.getNewImage());
        AmountReading previous = amount(body.getOldImage());
        Effect effect = Effect.of(eventName, removedBy(record, eventName), counted(amount), counted(previous));
        return new StreamReading.Change(
                sequenceNumber,
                invoiceNumber,
                new Claim(eventId, effect, eventTime),
                refused(amount) + refused(previous));
    }

    private Optional<RebuildMark> mark(DynamodbStreamRecord record, String sequenceNumber) {
        String id = record.getEventID() == null || record.getEventID().isEmpty() ? sequenceNumber : record.getEventID();
        return invoiceNumber(record.getDynamodb())
                .map(invoiceNumber -> new RebuildMark(invoiceNumber, id, eventTime(record.getDynamodb())));
    }

    private static String consequence(Optional<RebuildMark> mark) {
        return mark.map(found -> " It is event " + found.eventId() + " of invoice " + found.invoiceNumber()
                        + ", whose total is marked for rebuild.")
                .orElse("");
    }

    /** The key as the archive writes it: a number as its text, bytes as Base64. */
    private Optional<String> invoiceNumber(StreamRecord body) {
        return Optional.ofNullable(body.getKeys())
                .map(keys -> keys.get(invoiceNumberAttribute))
                .map(EventAttributes::toModel)
                .flatMap(StreamRecordReader::keyText)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> keyText(dev.invoicearchive.model.AttributeValue key) {
        if (key instanceof Text text) {
            return Optional.of(text.value());
        }
        if (key instanceof Number number) {
            return Optional.of(number.value());
        }
        if (key instanceof Binary binary) {
            return Optional.of(Base64.getEncoder().encodeToString(binary.value()));
        }
        return Optional.empty();
    }

    private static Optional<Instant> eventTime(StreamRecord body) {
        return Optional.ofNullable(body.getApproximateCreationDateTime()).map(Date::toInstant);
    }

    private static EventName eventName(DynamodbStreamRecord record, String sequenceNumber) {
        for (EventName name : EventName.values()) {
            if (name.name().equals(record.getEventName())) {
                return name;
            }
        }
        throw invalid(
                Reason.NO_EVENT_NAME, sequenceNumber, "eventName " + record.getEventName(), "INSERT, MODIFY or REMOVE");
    }

    /** A stream without images would make every amount zero, silently. */
    private static void refuseMissingImages(EventName eventName, StreamRecord body, String sequenceNumber) {
        boolean isComplete =
                switch (eventName) {
                    case INSERT -> body.getNewImage() != null;
                    case MODIFY -> body.getNewImage() != null && body.getOldImage() != null;
                    case REMOVE -> body.getOldImage() != null;
                };
        if (!isComplete) {
            throw invalid(
                    Reason.NOT_A_CHANGE_RECORD,
                    sequenceNumber,
                    eventName + " without its images",
                    "a stream of view type NEW_AND_OLD_IMAGES");
        }
    }

    private static RemovedBy removedBy(DynamodbStreamRecord record, EventName eventName) {
        if (eventName != EventName.REMOVE) {
            return null;
        }
        Identity identity = record.getUserIdentity();
        return RemovedBy.of(
                Optional.ofNullable(identity).map(found -> new UserIdentity(found.getType(), found.getPrincipalId())));
    }

    private AmountReading amount(Map<String, AttributeValue> image) {
        return amountRule.read(Optional.ofNullable(image)
                .map(attributes -> attributes.get(amountAttribute))
                .map(EventAttributes::toModel));
    }

    private static BigDecimal counted(AmountReading reading) {
        return reading.counted().orElse(null);
    }

    private static int refused(AmountReading reading) {
        return reading instanceof AmountReading.Refused ? 1 : 0;
    }

    private static InvalidChangeException invalid(Reason reason, String sequenceNumber, String found, String expected) {
        return new InvalidChangeException(
                reason, "Invalid record " + sequenceNumber + ": " + found + ", expected " + expected + "." + NEXT_STEP);
    }
}
