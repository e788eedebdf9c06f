package dev.invoicearchive.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a file that the sealer publishes, such as {@code sealed/day=2026-11-20/g01-0.parquet}.
 *
 * @param zone the table that the file belongs to
 * @param start the UTC day, or the first day of the month
 * @param generation 1 for the seal of the period, one more for each amendment
 * @param number of the file within its period and generation, from 0
 */
public record PublishedKey(Zone zone, LocalDate start, int generation, int number) implements Comparable<PublishedKey> {
    private static final Pattern FORM = Pattern.compile(
            "(day|month)=([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)/g([0-9]{2,6})-(0|[1-9][0-9]{0,5})\\.parquet");

    /** The tables of published files. */
    public enum Zone {
        /** Rows of a day. */
        SEALED(ObjectKeys.SEALED, "day"),
        /** Totals of a day. */
        ROLLUP_DAILY(ObjectKeys.ROLLUP_DAILY, "day"),
        /** Totals of a month. */
        ROLLUP_MONTHLY(ObjectKeys.ROLLUP_MONTHLY, "month");

        private final String prefix;
        private final String period;

        Zone(String prefix, String period) {
            this.prefix = prefix;
            this.period = period;
        }

        /** Where the zone's files lie, with a slash at its end. */
        public String prefix() {
            return prefix;
        }
    }

    public PublishedKey {
        Objects.requireNonNull(zone, "zone is null");
        Objects.requireNonNull(start, "start is null");
        if (zone.period.equals("month") && start.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("Invalid start of a month: " + start + ", expected its first day.");
        }
        if (generation < 1 || number < 0) {
            throw new IllegalArgumentException("Invalid generation and number: " + generation + " and " + number
                    + ", expected 1 or more and 0 or more.");
        }
    }

    /** A file of rows. */
    public static PublishedKey sealed(LocalDate day, int generation, int number) {
        return new PublishedKey(Zone.SEALED, day, generation, number);
    }

    /** A file of a day's totals. */
    public static PublishedKey rollupDaily(LocalDate day, int generation, int number) {
        return new PublishedKey(Zone.ROLLUP_DAILY, day, generation, number);
    }

    /** A file of a month's totals. */
    public static PublishedKey rollupMonthly(YearMonth month, int generation, int number) {
        return new PublishedKey(Zone.ROLLUP_MONTHLY, month.atDay(1), generation, number);
    }

    /** What a key says; empty if the sealer publishes nothing under such a key. */
    public static Optional<PublishedKey> parse(String key) {
        return Arrays.stream(Zone.values())
                .filter(zone -> key.startsWith(zone.prefix))
                .findFirst()
                .flatMap(zone -> parse(zone, key));
    }

    private static Optional<PublishedKey> parse(Zone zone, String key) {
        Matcher matcher = FORM.matcher(key.substring(zone.prefix.length()));
        if (!matcher.matches() || !matcher.group(1).equals(zone.period)) {
            return Optional.empty();
        }
        try {
            String period = matcher.group(2);
            PublishedKey parsed = new PublishedKey(
                    zone,
                    LocalDate.parse(zone.period.equals("month") ? period + "-01" : period),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)));
            // A second spelling of the same file would be another object.
            return Optional.of(parsed).filter(found -> found.key().equals(key));
        } catch (DateTimeException | IllegalArgumentException e) {
            // Digits that no calendar shows, or generation 0: not ours.
            return Optional.empty();
        }
    }

    /** The folder of the period, with a slash at its end. */
    public String folder() {
        String text = zone.period.equals("month") ? YearMonth.from(start).toString() : start.toString();
        return zone.prefix + zone.period + "=" + text + "/";
    }

    /** The object key. */
    public String key() {
        return folder() + String.format(Locale.ROOT, "g%02d-%d.parquet", generation, number);
    }

    @Override
    public int compareTo(PublishedKey that) {
        return key().compareTo(that.key());
    }
}
