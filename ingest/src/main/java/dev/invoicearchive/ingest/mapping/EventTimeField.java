package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Map;

/**
 * When a line's change happened.
 *
 * @param field where it comes from
 * @param pattern how it is written there
 * @param zone in which a text without an offset is meant
 */
record EventTimeField(TextField field, TimePattern pattern, ZoneId zone) {
    /**
     * The moment, to the microsecond; a date alone is the beginning of that day.
     *
     * @throws InvalidFieldException if there is none, or that local time never was
     */
    Instant read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        String text = field.read(fields)
                .orElseThrow(() -> new InvalidFieldException(
                        "Missing " + field.what() + ": " + field.term().description() + " is empty, expected a time"));
        TemporalAccessor parsed = pattern.read(text).orElseThrow(() -> DateField.misfit(field, pattern));
        try {
            return instant(parsed).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new InvalidFieldException("Invalid " + field.what() + ": "
                    + field.term().description() + " names a time that " + zone + " skipped, expected one that was");
        }
    }

    private Instant instant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return LocalDate.from(parsed).atStartOfDay(zone).toInstant();
        }
        LocalDateTime local = LocalDateTime.of(LocalDate.from(parsed), time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new DateTimeException("Skipped local time.");
        }
        return local.toInstant(offsets.get(0));
    }
}
