package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.model.EventHour;
import dev.invoicearchive.model.ObjectKeys;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which zone and which day an object belongs to, by its key alone. */
final class ObjectDays {
    private static final Pattern ARRIVAL =
            Pattern.compile("(?:source|errors/[^/]+)/([0-9]{4})/([0-9]{2})/([0-9]{2})/[0-9]{2}/[^/]+");

    private ObjectDays() {}

    /** The zone of a key; empty if it lies in none. */
    static Optional<Zone> zone(String key) {
        if (key.startsWith(ObjectKeys.DELIVERED)) {
            return Optional.of(Zone.DELIVERED);
        }
        if (key.startsWith(ObjectKeys.SOURCE)) {
            return Optional.of(Zone.SOURCE);
        }
        if (key.startsWith(ObjectKeys.ERRORS)) {
            return Optional.of(Zone.ERRORS);
        }
        if (key.startsWith(ObjectKeys.SEALED)) {
            return Optional.of(Zone.SEALED);
        }
        return key.startsWith(ObjectKeys.ROLLUP) ? Optional.of(Zone.ROLLUP) : Optional.empty();
    }

    /** The event day of a delivered object, the arrival day of a source or error object; empty for other keys. */
    static Optional<LocalDate> day(String key) {
        Optional<LocalDate> delivered = ObjectKeys.eventHour(key).map(EventHour::day);
        return delivered.isPresent() ? delivered : arrivalDay(key);
    }

    private static Optional<LocalDate> arrivalDay(String key) {
        Matcher found = ARRIVAL.matcher(key);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3))));
        } catch (DateTimeException e) {
            // Digits that no calendar shows: not ours.
            return Optional.empty();
        }
    }

    /** What a day's objects begin with; those of errors cannot be found by their day. */
    static String prefix(Zone zone, LocalDate day) {
        String slashes = day.toString().replace('-', '/') + "/";
        return switch (zone) {
            case DELIVERED -> ObjectKeys.DELIVERED + slashes;
            case SOURCE -> ObjectKeys.SOURCE + slashes;
            case ERRORS -> ObjectKeys.ERRORS;
            case SEALED -> ObjectKeys.SEALED + "day=" + day + "/";
            case ROLLUP -> ObjectKeys.ROLLUP_DAILY + "day=" + day + "/";
            case MANIFESTS -> ObjectKeys.MANIFESTS;
        };
    }
}
