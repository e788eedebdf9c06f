package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of the bucket that Firehose writes and that are sealed. In the order in which they must be read. */
enum Zone {
    /** First, because the sources are compared with them. */
    ERRORS(ObjectKeys.ERRORS),
    SOURCE(ObjectKeys.SOURCE),
    DELIVERED(ObjectKeys.DELIVERED);

    private final String prefix;

    Zone(String prefix) {
        this.prefix = prefix;
    }

    /** The day that an object belongs to; empty if its key is none of this zone. */
    Optional<LocalDate> dayOf(String key) {
        Optional<EventHour> hour = this == DELIVERED ? ObjectKeys.eventHour(key) : ObjectKeys.arrivalHour(key);
        return hour.map(EventHour::day);
    }

    /** The whole zone. */
    String prefix() {
        return prefix;
    }

    /** The prefixes under which everything of these days lies, and not much more. */
    List<String> prefixes(Collection<LocalDate> days) {
        if (this == ERRORS) {
            // The kind of error comes before the day, and there are few.
            return List.of(prefix);
        }
        return days.stream()
                .map(YearMonth::from)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(month -> prefix + month.toString().replace('-', '/') + "/")
                .toList();
    }
}
