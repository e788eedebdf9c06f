package dev.invoicearchive.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things lie in the archive bucket. */
public final class ObjectKeys {
    /** Delivered Parquet, below it {@code YYYY/MM/DD/HH/}. */
    public static final String DELIVERED = "Invoice/";

    /** Untransformed records, gzip. */
    public static final String SOURCE = "source/";

    /** What could not be transformed or delivered. */
    public static final String ERRORS = "errors/";

    /** Closed days, each change once, below it {@code day=YYYY-MM-DD/}. */
    public static final String SEALED = "sealed/";

    /** What is derived from the rows and can be made anew. */
    public static final String ROLLUP = "rollup/";

    /** Totals of each event day, below it {@code day=YYYY-MM-DD/}. */
    public static final String ROLLUP_DAILY = ROLLUP + "daily/";

    /** Totals of each event month, below it {@code month=YYYY-MM/}. */
    public static final String ROLLUP_MONTHLY = ROLLUP + "monthly/";

    /** The folder of {@link #DAYS}, which is the table. */
    public static final String ROLLUP_DAYS = ROLLUP + "days/";

    /** What is known of each day, one line of JSON for each, put anew by every seal. */
    public static final String DAYS = ROLLUP_DAYS + "days.jsonl";

    /** Signed manifests and their signatures. */
    public static final String MANIFESTS = "manifests/";

    /** The register of legal holds, one entry for each thing that was asked for. */
    public static final String HOLDS = "holds/";

    private static final Pattern DELIVERED_KEY =
            Pattern.compile(Pattern.quote(DELIVERED) + "([0-9]{4})/([0-9]{2})/([0-9]{2})/([0-9]{2})/[^/]+");

    private static final Pattern ARRIVAL_KEY = Pattern.compile("(?:" + Pattern.quote(SOURCE) + "|"
            + Pattern.quote(ERRORS) + "[^/]+/)([0-9]{4})/([0-9]{2})/([0-9]{2})/([0-9]{2})/[^/]+");

    private ObjectKeys() {}

    /** The folder of one event hour, {@code Invoice/2026/11/20/20/}. */
    public static String deliveredFolder(EventHour hour) {
        return DELIVERED + hour.yearText() + "/" + hour.monthText() + "/" + hour.dayText() + "/" + hour.hourText()
                + "/";
    }

    /**
     * The evaluated Firehose prefix of one carrier: the folder and the token that begins the object's name. One prefix
     * is one object, because joined Parquet files lose rows silently.
     */
    public static String deliveredPrefix(EventHour hour, String token) {
        return deliveredFolder(hour) + token + "-";
    }

    /** The event hour of a delivered object; empty if the key is none of a delivered object. */
    public static Optional<EventHour> eventHour(String key) {
        return hour(DELIVERED_KEY.matcher(key));
    }

    /**
     * The UTC hour in which the oldest record of a source or error object arrived; empty if the key is none of such an
     * object.
     */
    public static Optional<EventHour> arrivalHour(String key) {
        return hour(ARRIVAL_KEY.matcher(key));
    }

    private static Optional<EventHour> hour(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            return Optional.of(new EventHour(day, number(matcher, 4)));
        } catch (DateTimeException | IllegalArgumentException e) {
            // Digits that no calendar or clock shows: not ours.
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
