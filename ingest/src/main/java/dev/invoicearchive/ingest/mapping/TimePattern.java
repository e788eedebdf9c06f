package dev.invoicearchive.ingest.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of {@link DateTimeFormatter} that reads strictly: the 30th of February is no date. {@code yyyy} means the
 * same as {@code uuuu}, months are named in English, in capitals or not.
 */
final class TimePattern {
    private static final int YEAR_MIN = 1;
    private static final int YEAR_MAX = 9999;
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2024, 2, 29, 12, 34, 56, 0, ZoneOffset.UTC);

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final TemporalAccessor sample;

    /** The lines of an invoice come together and mostly have one time, which is expensive to read. */
    private volatile Answer last = new Answer("", Optional.empty());

    /** @throws InvalidMappingException if the pattern cannot name a day */
    TimePattern(MappingKey key, String pattern) throws InvalidMappingException {
        this.pattern = pattern;
        try {
            this.formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            this.sample = formatter.parse(formatter.format(SAMPLE));
            LocalDate.from(sample);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidMappingException(
                    "Invalid " + key.option() + ": " + pattern
                            + ", expected a pattern that names a day, such as uuuu-MM-dd or dd/MM/uuuu HH:mm:ss."
                            + " See docs/loading.md.",
                    e);
        }
    }

    /** A text and its time. */
    private record Answer(String text, Optional<TemporalAccessor> time) {}

    /** What the user wrote. */
    String pattern() {
        return pattern;
    }

    /** Whether a text of this pattern says which moment it means, wherever it is read. */
    boolean namesMoments() {
        return sample.isSupported(ChronoField.INSTANT_SECONDS);
    }

    /** Whether a text of this pattern says more than a day. */
    boolean namesTimeOfDay() {
        return sample.query(TemporalQueries.localTime()) != null;
    }

    /** The parsed text, empty if it does not fit or its year is none from 1 to 9999. */
    Optional<TemporalAccessor> read(String text) {
        Answer answer = last;
        if (!answer.text.equals(text)) {
            answer = new Answer(text, parse(text));
            last = answer;
        }
        return answer.time;
    }

    private Optional<TemporalAccessor> parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            int year = LocalDate.from(parsed).getYear();
            return year >= YEAR_MIN && year <= YEAR_MAX ? Optional.of(parsed) : Optional.empty();
        } catch (DateTimeException e) {
            // The caller says which column does not fit.
            return Optional.empty();
        }
    }
}
