package dev.invoicearchive.local.firehose;

import java.time.Duration;
import java.time.Instant;

/** One entry of the direct-put log. */
sealed interface PutEntry {
    /**
     * A record that was put.
     *
     * @param ordinal how many records came before it, ever
     * @param arrivedAt when it was put
     */
    record PutRecord(long ordinal, Instant arrivedAt, byte[] data) implements PutEntry {}

    /** Nothing was put for so long, by the delivery stream's own clock. */
    record TimePassed(Duration duration) implements PutEntry {}
}
