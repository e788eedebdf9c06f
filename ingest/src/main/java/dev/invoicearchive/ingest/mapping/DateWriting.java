package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.ArchiveSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes business dates so that the archive reads the same date: ISO if it accepts that, otherwise its first format. */
final class DateWriting {
    private static final String ISO = "uuuu-MM-dd";

    /** A day that could be a month, and one that could not. */
    private static final List<LocalDate> SAMPLES = List.of(LocalDate.of(2024, 2, 3), LocalDate.of(2024, 11, 25));

    private final DateTimeFormatter format;

    /** @throws InvalidMappingException if the archive accepts no format that a date alone can be written in */
    DateWriting(ArchiveSettings settings) throws InvalidMappingException {
        List<DateTimeFormatter> accepted = settings.invoiceDateFormats().stream()
                .map(DateWriting::formatter)
                .toList();
        this.format = Stream.concat(Stream.of(formatter(ISO)), accepted.stream())
                .filter(candidate -> SAMPLES.stream().allMatch(date -> isReadBack(date, candidate, accepted, settings)))
                .findFirst()
                .orElseThrow(() -> new InvalidMappingException("Invalid date formats of the archive: "
                        + String.join(" | ", settings.invoiceDateFormats())
                        + ", expected one that a date alone can be written in. Leave the invoice date out of the"
                        + " mapping."));
    }

    String write(LocalDate date) {
        return format.format(date);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean isReadBack(
            LocalDate date, DateTimeFormatter candidate, List<DateTimeFormatter> accepted, ArchiveSettings settings) {
        try {
            String written = candidate.format(date);
            return accepted.stream()
                    .map(format -> read(written, format, settings))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .equals(Optional.of(date));
        } catch (DateTimeException e) {
            // The format wants a time of day, which a date does not have.
            return false;
        }
    }

    private static LocalDate read(String text, DateTimeFormatter format, ArchiveSettings settings) {
        try {
            TemporalAccessor parsed = format.parse(text);
            return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                    ? LocalDate.ofInstant(Instant.from(parsed), settings.invoiceDateZone())
                    : LocalDate.from(parsed);
        } catch (DateTimeException e) {
            // The archive goes on to its next format too.
            return null;
        }
    }
}
