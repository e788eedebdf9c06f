package dev.invoicearchive.lifecycle.cost.restore;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a restore takes as a rule; S3 promises nothing.
 *
 * @param atMost what to wait for
 * @param words as AWS says it
 */
public record RetrievalTime(Duration atMost, String words) {
    /** Where the times were read. */
    public static final String SOURCE = "Amazon S3 User Guide, \"Archive retrieval options\"";

    public RetrievalTime {
        Objects.requireNonNull(atMost, "atMost is null");
        Objects.requireNonNull(words, "words is null");
    }

    static RetrievalTime minutes(int atMost, String words) {
        return new RetrievalTime(Duration.ofMinutes(atMost), words);
    }

    static RetrievalTime hours(int atMost, String words) {
        return new RetrievalTime(Duration.ofHours(atMost), words);
    }
}
