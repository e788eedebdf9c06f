package dev.invoicearchive.model;

import java.util.Optional;
import java.util.OptionalLong;

/** What has been read of a change record so far; null stands for absent. */
final class ChangeRecordDraft {
    private static final int DIGITS_OF_MILLIS = 13;
    private static final int DIGITS_OF_MICROS = 16;

    String eventId;
    String eventName;
    UserIdentity userIdentity;
    /** The digits as they stand in the record. */
    String time;

    String precision;
    Item keys;
    Item newImage;
    Item oldImage;

    /**
     * The finished record.
     *
     * @throws InvalidChangeException if it has no event id, no known event name or no keys
     */
    ChangeRecord toRecord() {
        if (eventId == null || eventId.isEmpty() || !Utf8.canCarry(eventId)) {
            throw new InvalidChangeException(
                    InvalidChangeException.Reason.NO_EVENT_ID,
                    "Missing eventID: none, expected a text. Look at the record in " + ObjectKeys.ERRORS + ".");
        }
        EventName name = name();
        if (keys == null || keys.attributes().isEmpty()) {
            throw new InvalidChangeException(
                    InvalidChangeException.Reason.NO_KEYS,
                    "Missing Keys of event " + eventId + ": none, expected the item's key. Look at it in "
                            + ObjectKeys.ERRORS + ".");
        }
        return new ChangeRecord(
                eventId,
                name,
                micros(),
                Optional.ofNullable(userIdentity),
                keys,
                Optional.ofNullable(newImage),
                Optional.ofNullable(oldImage));
    }

    private EventName name() {
        for (EventName name : EventName.values()) {
            if (name.name().equals(eventName)) {
                return name;
            }
        }
        throw new InvalidChangeException(
                InvalidChangeException.Reason.NO_EVENT_NAME,
                "Invalid eventName of event " + eventId + ": absent or unknown, expected INSERT, MODIFY or REMOVE."
                        + " Look at it in " + ObjectKeys.ERRORS + ".");
    }

    private OptionalLong micros() {
        if (time == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(time);
            if (isMicros()) {
                return OptionalLong.of(number);
            }
            return isMillis() ? OptionalLong.of(Math.multiplyExact(number, 1_000L)) : OptionalLong.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            // No clock shows such a number: the record does not say when it happened.
            return OptionalLong.empty();
        }
    }

    /** Records from before the precision field say their unit by their number of digits only. */
    private boolean isMicros() {
        return precision == null ? time.length() >= DIGITS_OF_MICROS : precision.equals("MICROSECOND");
    }

    private boolean isMillis() {
        return precision == null ? time.length() == DIGITS_OF_MILLIS : precision.equals("MILLISECOND");
    }
}
