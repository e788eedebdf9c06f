package dev.invoicearchive.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which change a record is about, and when it happened, without what changed.
 *
 * @param eventId the feed's identity of the change; empty if the record has none
 * @param eventTimeMicros microseconds since 1970 UTC; empty if the record does not say so legibly
 */
public record ChangeIdentity(Optional<String> eventId, OptionalLong eventTimeMicros) {
    public ChangeIdentity {
        Objects.requireNonNull(eventId, "eventId is null");
        Objects.requireNonNull(eventTimeMicros, "eventTimeMicros is null");
    }
}
