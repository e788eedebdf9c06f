package dev.invoicearchive.local.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The moments at which S3 lets days end: midnight UTC. Source: the S3 User Guide, "Lifecycle configuration elements". */
final class Midnight {
    private Midnight() {}

    /** Some days after an instant, and from there to the next midnight. */
    static Instant after(Instant instant, int days) {
        Instant moment = instant.plus(Duration.ofDays(days));
        Instant midnight = moment.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(moment) ? midnight : midnight.plus(Duration.ofDays(1));
    }
}
