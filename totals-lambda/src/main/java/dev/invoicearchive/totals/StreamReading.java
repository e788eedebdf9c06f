package dev.invoicearchive.totals;

import java.util.Objects;
import java.util.Optional;

/** What a record of the table's stream turns out to be. */
sealed interface StreamReading {

    /** The record's place in the stream; empty text if it does not say. */
    String sequenceNumber();

    /**
     * A change that can be added.
     *
     * @param refusedAmounts how many of its amounts the amount rule refused; they count as absent
     */
    record Change(String sequenceNumber, String invoiceNumber, Claim claim, int refusedAmounts)
            implements StreamReading {
        public Change {
            Objects.requireNonNull(sequenceNumber, "sequenceNumber is null");
            Objects.requireNonNull(invoiceNumber, "invoiceNumber is null");
            Objects.requireNonNull(claim, "claim is null");
        }
    }

    /**
     * A record that can never be added.
     *
     * @param mark for the total that now misses a change; empty if the record does not say whose
     * @param message why, for the log
     */
    record Poison(String sequenceNumber, Optional<RebuildMark> mark, String message) implements StreamReading {
        public Poison {
            Objects.requireNonNull(sequenceNumber, "sequenceNumber is null");
            Objects.requireNonNull(mark, "mark is null");
            Objects.requireNonNull(message, "message is null");
        }
    }
}
