package dev.invoicearchive.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads business dates in the accepted formats, strictly: the 30th of February is no date. */
final class InvoiceDates {
    /** Years that every engine, and a file name, can show. */
    private static final int YEAR_MIN = 1;

    private static final int YEAR_MAX = 9999;

    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2024, 2, 29, 12, 34, 56, 0, ZoneOffset.UTC);

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    /** The lines of one invoice follow each other and share its date, and parsing a date costs as much as a whole image. */
    private volatile Answer last = new Answer("", Optional.empty());

    InvoiceDates(ArchiveSettings settings) {
        formats =
                settings.invoiceDateFormats().stream().map(InvoiceDates::format).toList();
        zone = settings.invoiceDateZone();
    }

    /**
     * Checks that a pattern can name a date; {@code yyyy}, for one, cannot without an era.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static void check(String pattern) {
        try {
            DateTimeFormatter format = format(pattern);
            format.parse(format.format(SAMPLE), LocalDate::from);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid date pattern: " + pattern + ", expected one that names a day, such as uuuu-MM-dd.", e);
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * The date that the text names: as written if it has no offset, otherwise the date of that moment in the configured
     * zone. Empty if no accepted format fits.
     */
    Optional<LocalDate> read(String text) {
        Answer known = last;
        if (known.text().equals(text)) {
            return known.date();
        }
        Optional<LocalDate> date =
                formats.stream().flatMap(format -> read(format, text).stream()).findFirst();
        last = new Answer(text, date);
        return date;
    }

    private Optional<LocalDate> read(DateTimeFormatter format, String text) {
        try {
            LocalDate date = format.parse(text, this::date);
            return date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException e) {
            // Another format may fit.
            return Optional.empty();
        }
    }

    private LocalDate date(TemporalAccessor parsed) {
        return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                ? LocalDate.ofInstant(Instant.from(parsed), zone)
                : LocalDate.from(parsed);
    }

    /** What a text was read as; no format accepts the empty text. */
    private record Answer(String text, Optional<LocalDate> date) {}
}
