package dev.invoicearchive.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One record of the Kinesis feed of a DynamoDB table: one change of one item. Source: "Kinesis Data Streams for
 * DynamoDB", record layout.
 *
 * @param eventId the feed's identity of the change; equal ids are one change, delivered more than once
 * @param eventName what happened
 * @param eventTimeMicros when it happened, microseconds since 1970 UTC; empty if the record does not say so legibly
 * @param userIdentity who did it, as far as DynamoDB says: only for its own expiry; empty for every other caller
 * @param keys the item's key attributes
 * @param newImage the item after the change; empty after a removal
 * @param oldImage the item before the change; empty before an insert
 */
public record ChangeRecord(
        String eventId,
        EventName eventName,
        OptionalLong eventTimeMicros,
        Optional<UserIdentity> userIdentity,
        Item keys,
        Optional<Item> newImage,
        Optional<Item> oldImage) {
    public ChangeRecord {
        Objects.requireNonNull(eventId, "eventId is null");
        Objects.requireNonNull(eventName, "eventName is null");
        Objects.requireNonNull(eventTimeMicros, "eventTimeMicros is null");
        Objects.requireNonNull(userIdentity, "userIdentity is null");
        Objects.requireNonNull(keys, "keys is null");
        Objects.requireNonNull(newImage, "newImage is null");
        Objects.requireNonNull(oldImage, "oldImage is null");
    }
}
