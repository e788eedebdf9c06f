package dev.invoicearchive.lifecycle.seal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;

/** The legal holds that are open, so that what is sealed later is held too. */
@FunctionalInterface
public interface OpenHolds {
    /** None, where nobody can open one. */
    OpenHolds NONE = new OpenHolds() {
        private final Held nothing = (key, period) -> false;

        @Override
        public Held current() {
            return nothing;
        }
    };

    /** Those that are open now. */
    Held current() throws IOException;

    /** What is held at one moment. Two are equal if nothing was opened or closed between them. */
    @FunctionalInterface
    interface Held {
        /**
         * Whether an object must be held.
         *
         * @param key of the object
         * @param period the days that it is about
         */
        boolean covers(String key, DayRange period);

        /** Whether an object about one day must be held. */
        default boolean covers(String key, LocalDate day) {
            Objects.requireNonNull(day, "day is null");
            return covers(key, new DayRange(day, day));
        }
    }
}
