package dev.invoicearchive.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Single changes for tests that are about one of their parts. */
final class Changes {
    static final String EVENT_ID = "11111111-2222-3333-4444-555555555555";
    static final Instant TIME = Instant.parse("2026-11-20T20:15:30.123456Z");
    static final Instant ARRIVAL = Instant.parse("2026-11-20T20:16:00.789Z");

    private Changes() {}

    static AttributeValue text(String value) {
        return new AttributeValue.Text(value);
    }

    static AttributeValue number(String value) {
        return new AttributeValue.Number(value);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Item keys() {
        return new Item(Map.of("InvoiceNumber", text("INV-1"), "TransactionId", text("TX-1")));
    }

    /** An item with the usual key and one more attribute. */
    static Item itemWith(String name, AttributeValue value) {
        return with(keys(), name, value);
    }

    static Item with(Item item, String name, AttributeValue value) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(item.attributes());
        attributes.put(name, value);
        return new Item(attributes);
    }

    static ChangeRecord insert(Item image) {
        return change(EventName.INSERT, Optional.of(image), Optional.empty());
    }

    static ChangeRecord modify(Item image, Item oldImage) {
        return change(EventName.MODIFY, Optional.of(image), Optional.of(oldImage));
    }

    static ChangeRecord remove(Item oldImage) {
        return change(EventName.REMOVE, Optional.empty(), Optional.of(oldImage));
    }

    static ChangeRecord change(EventName name, Optional<Item> newImage, Optional<Item> oldImage) {
        return new ChangeRecord(
                EVENT_ID, name, OptionalLong.of(micros(TIME)), Optional.empty(), keys(), newImage, oldImage);
    }

    static ChangeRecord withIdentity(ChangeRecord change, UserIdentity identity) {
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                change.eventTimeMicros(),
                Optional.of(identity),
                change.keys(),
                change.newImage(),
                change.oldImage());
    }

    static ChangeRecord withTime(ChangeRecord change, OptionalLong micros) {
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                micros,
                change.userIdentity(),
                change.keys(),
                change.newImage(),
                change.oldImage());
    }

    static ChangeRecord withKeys(ChangeRecord change, Item keys) {
        return new ChangeRecord(
                change.eventId(),
                change.eventName(),
                change.eventTimeMicros(),
                change.userIdentity(),
                keys,
                change.newImage(),
                change.oldImage());
    }
}
