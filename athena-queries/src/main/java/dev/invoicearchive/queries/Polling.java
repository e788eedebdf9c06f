package dev.invoicearchive.queries;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a running statement is asked after: first soon, then ever less often.
 *
 * @param first the first wait; each further one is half as long again
 * @param longest no wait is longer
 */
public record Polling(Duration first, Duration longest) {
    /** For AWS, where each request counts against a quota. */
    public static final Polling REMOTE = new Polling(Duration.ofMillis(200), Duration.ofSeconds(3));

    /** For an endpoint on this machine. */
    public static final Polling LOCAL = new Polling(Duration.ofMillis(10), Duration.ofMillis(250));

    public Polling {
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(longest, "longest is null");
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Invalid polling: " + first + " to " + longest
                    + ", expected a positive wait and a longest one that is no shorter.");
        }
    }

    /** The wait that follows this one. */
    Duration after(Duration wait) {
        Duration longer = wait.multipliedBy(3).dividedBy(2);
        return longer.compareTo(longest) > 0 ? longest : longer;
    }
}
