package dev.invoicearchive.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one archived row of one change. An odd value leaves its column null, stays as it is in {@code
 * other_attributes} and is named in {@code problems}; only what has no identity, or a time where no query would look,
 * is refused.
 */
public final class RowMapper {
    /** How far the table's clock may be ahead of the stream's. */
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private final ArchiveSettings settings;
    private final Attributes attributes;
    private final ImageMapper imageMapper;

    /** A mapper for a table of these settings. */
    public RowMapper(ArchiveSettings settings) {
        this.settings = settings;
        this.attributes = settings.attributes();
        this.imageMapper = new ImageMapper(settings);
    }

    /**
     * Makes the row of a change.
     *
     * @param arrivedAt when the record came into the delivery stream; also the event's time if the record has none
     * @param origin where the record comes from
     * @throws InvalidChangeException if the change has no usable key, or happened before the archive's first day or after
     *     it arrived; the message names the event id
     */
    public ArchiveRow toRow(ChangeRecord change, Instant arrivedAt, Origin origin) {
        Instant arrival = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
        List<String> problems = new ArrayList<>();
        String invoiceNumber = key(change, attributes.invoiceNumber());
        String transactionId = key(change, attributes.transactionId());
        refuseOtherKeys(change);
        long micros = eventMicros(change, arrival, problems);
        String changedBy = changedBy(change, problems);
        ImageMapper.Result image = image(change.newImage(), change);
        ImageMapper.Result previous = image(change.oldImage(), change);
        nameUnexpectedImages(change, problems);
        problems.addAll(image.problems());
        previous.problems().stream().map(ProblemNames::previous).forEach(problems::add);
        return new ArchiveRow(
                change.eventId(),
                change.eventName(),
                micros,
                change.eventName() == EventName.REMOVE ? RemovedBy.of(change.userIdentity()) : null,
                changedBy,
                invoiceNumber,
                transactionId,
                image.columns(),
                previous.columns(),
                ProblemNames.join(problems),
                arrival,
                origin);
    }

    private static String key(ChangeRecord change, String name) {
        AttributeValue value =
                change.keys().attribute(name).orElseThrow(() -> invalidKey(change, "no " + name + " in Keys"));
        if (value instanceof AttributeValue.Text text && Utf8.canCarry(text.value())) {
            return text.value();
        }
        boolean hasImage = change.newImage().isPresent() || change.oldImage().isPresent();
        if (value instanceof AttributeValue.Number number && hasImage) {
            return number.value();
        }
        if (value instanceof AttributeValue.Binary binary && hasImage) {
            return DynamoJson.base64(binary);
        }
        throw invalidKey(change, "a " + name + " of another type in Keys");
    }

    private static void refuseOtherKeys(ChangeRecord change) {
        if (change.keys().attributes().size() != 2) {
            throw invalidKey(change, change.keys().attributes().size() + " attributes in Keys");
        }
    }

    private ImageMapper.Result image(Optional<Item> image, ChangeRecord change) {
        if (image.isEmpty()) {
            return new ImageMapper.Result(ImageColumns.ABSENT, List.of());
        }
        for (String name : change.keys().attributes().keySet()) {
            // Rebuilding takes the key from the row, so an image must not disagree with it. DynamoDB's never do.
            if (!change.keys().attribute(name).equals(image.get().attribute(name))) {
                throw invalidKey(change, "an image whose " + name + " is not that of Keys");
            }
        }
        return imageMapper.map(image.get());
    }

    /** The feed always sends the images that the event has; the row of any other record is kept, but says so. */
    private static void nameUnexpectedImages(ChangeRecord change, List<String> problems) {
        if (change.newImage().isPresent() == (change.eventName() == EventName.REMOVE)) {
            problems.add(ProblemNames.IMAGE);
        }
        if (change.oldImage().isPresent() == (change.eventName() == EventName.INSERT)) {
            problems.add(ProblemNames.previous(ProblemNames.IMAGE));
        }
    }

    private long eventMicros(ChangeRecord change, Instant arrival, List<String> problems) {
        long arrivalMicros = ChronoUnit.MICROS.between(Instant.EPOCH, arrival);
        if (change.eventTimeMicros().isEmpty()) {
            problems.add(ProblemNames.EVENT_TIME);
            return arrivalMicros;
        }
        long micros = change.eventTimeMicros().getAsLong();
        if (micros > arrivalMicros + ChronoUnit.MICROS.between(arrival, arrival.plus(AHEAD_MAX))) {
            throw invalidTime(InvalidChangeException.Reason.AFTER_ARRIVAL, change, "after " + arrival.plus(AHEAD_MAX));
        }
        if (EventHour.ofMicros(micros).day().isBefore(settings.firstDay())) {
            throw invalidTime(InvalidChangeException.Reason.BEFORE_FIRST_DAY, change, "before " + settings.firstDay());
        }
        return micros;
    }

    /** Only the image after the change says who made it: after a removal there is none, and the old one names another. */
    private String changedBy(ChangeRecord change, List<String> problems) {
        Optional<AttributeValue> attribute = change.newImage()
                .flatMap(image -> image.attribute(attributes.changedBy()))
                .filter(value -> !(value instanceof AttributeValue.Null));
        if (attribute.isEmpty()) {
            return null;
        }
        if (attribute.get() instanceof AttributeValue.Text text && Utf8.canCarry(text.value())) {
            return text.value();
        }
        problems.add(ProblemNames.CHANGED_BY);
        return null;
    }

    private static InvalidChangeException invalidKey(ChangeRecord change, String found) {
        return new InvalidChangeException(
                InvalidChangeException.Reason.NO_KEYS,
                "Invalid key of event " + change.eventId() + ": " + found
                        + ", expected the two configured key attributes. Check the attribute settings.");
    }

    private static InvalidChangeException invalidTime(
            InvalidChangeException.Reason reason, ChangeRecord change, String found) {
        return new InvalidChangeException(
                reason,
                "Invalid time of event " + change.eventId() + ": " + found
                        + ", expected one that queries look at. Check the first day, or the writer's clock.");
    }
}
