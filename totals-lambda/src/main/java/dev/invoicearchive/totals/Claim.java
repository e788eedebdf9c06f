package dev.invoicearchive.totals;

import dev.invoicearchive.model.Effect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One change that a total takes in, and what it adds.
 *
 * @param eventId the stream's id of the change
 * @param effect what it adds
 * @param eventTime when it happened; cut to whole seconds, which is what the stream gives
 */
public record Claim(String eventId, Effect effect, Instant eventTime) {
    public Claim {
        Objects.requireNonNull(eventId, "eventId is null");
        Objects.requireNonNull(effect, "effect is null");
        eventTime = eventTime.truncatedTo(ChronoUnit.SECONDS);
    }
}
