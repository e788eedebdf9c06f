package dev.invoicearchive.totals;

import java.util.Objects;
import java.util.Set;

/** How one write to the totals ended. Whatever is not here is a fault of the installation and an exception. */
public sealed interface StoreOutcome {

    /** Everything is written. */
    record Written() implements StoreOutcome {}

    /**
     * Nothing is written, because the total contains some of the changes already.
     *
     * @param eventIds which; never empty
     */
    record AlreadyClaimed(Set<String> eventIds) implements StoreOutcome {
        public AlreadyClaimed {
            eventIds = Set.copyOf(eventIds);
        }
    }

    /**
     * It is not known to be written, but may succeed later: another writer, or too much load.
     *
     * @param reason for the log
     */
    record TryAgain(String reason) implements StoreOutcome {
        public TryAgain {
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /**
     * Nothing is written and nothing would be however often it is tried.
     *
     * @param reason for the log
     */
    record Refused(String reason) implements StoreOutcome {
        public Refused {
            Objects.requireNonNull(reason, "reason is null");
        }
    }
}
