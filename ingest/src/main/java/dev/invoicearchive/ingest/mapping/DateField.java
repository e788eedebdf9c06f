package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AttributeValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;

/**
 * The business date of a line.
 *
 * @param field where it comes from
 * @param pattern how it is written there
 * @param zone in which a text with an offset is meant
 * @param writing how the archive will read it
 */
record DateField(TextField field, TimePattern pattern, ZoneId zone, DateWriting writing) {
    /**
     * The date as the item holds it, empty if the line has none.
     *
     * @throws InvalidFieldException if the text does not fit the pattern
     */
    Optional<AttributeValue.Text> read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        Optional<String> text = field.read(fields);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        TemporalAccessor parsed = pattern.read(text.get()).orElseThrow(() -> misfit(field, pattern));
        LocalDate date = parsed.isSupported(ChronoField.INSTANT_SECONDS)
                ? LocalDate.ofInstant(Instant.from(parsed), zone)
                : LocalDate.from(parsed);
        return Optional.of(new AttributeValue.Text(writing.write(date)));
    }

    static InvalidFieldException misfit(TextField field, TimePattern pattern) {
        return new InvalidFieldException("Invalid " + field.what() + ": "
                + field.term().description() + " does not fit, expected " + pattern.pattern());
    }
}
