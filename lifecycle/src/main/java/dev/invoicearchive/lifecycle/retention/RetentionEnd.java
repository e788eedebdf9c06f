package dev.invoicearchive.lifecycle.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** When a lock ends. */
public final class RetentionEnd {
    private RetentionEnd() {}

    /**
     * The end of the lock of a version: the second midnight (UTC) after its creation's anniversary, so that neither the
     * time of a copy nor rounding ever makes it too short. What the version is about does not matter: a row about 2009
     * that is imported today is kept from today on.
     *
     * @param createdAt when the version was put
     * @param retention in calendar units
     */
    public static Instant of(Instant createdAt, Period retention) {
        return createdAt
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plus(retention)
                .plusDays(2)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
