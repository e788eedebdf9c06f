package dev.invoicearchive.lifecycle.integrity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.invoicearchive.model.EventHour;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What tells one change record of the feed from another, read as generously as possible: a record that the transform
 * refused still has an identity if it names one.
 *
 * @param eventId as it stands in the record
 * @param day the UTC day in which the change happened; empty if the record does not say so legibly
 */
record RecordIdentity(String eventId, Optional<LocalDate> day) {
    private static final int DIGITS_OF_MILLIS = 13;
    private static final int DIGITS_OF_MICROS = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** The identity of one record; empty if the bytes are not one JSON object that has an event id. */
    static Optional<RecordIdentity> of(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            Reading reading = new Reading(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            reading.record();
            return parser.nextToken() == null ? reading.identity() : Optional.empty();
        } catch (IOException e) {
            // Not JSON: whoever is asked for the record's identity learns that it has none.
            return Optional.empty();
        }
    }

    /** One record, as far as it has been read. */
    private static final class Reading {
        private final JsonParser parser;
        private String eventId;
        private String time;
        private String precision;

        private Reading(JsonParser parser) {
            this.parser = parser;
        }

        private void record() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("eventID") && token == JsonToken.VALUE_STRING) {
                    eventId = parser.getText();
                } else if (name.equals("dynamodb") && token == JsonToken.START_OBJECT) {
                    change();
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void change() throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("ApproximateCreationDateTime") && token == JsonToken.VALUE_NUMBER_INT) {
                    time = parser.getText();
                } else if (name.equals("ApproximateCreationDateTimePrecision") && token == JsonToken.VALUE_STRING) {
                    precision = parser.getText();
                }
                parser.skipChildren();
            }
        }

        private Optional<RecordIdentity> identity() {
            return eventId == null || eventId.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RecordIdentity(eventId, day()));
        }

        /** By the same reading of the unit as in {@code ChangeRecordParser}. */
        private Optional<LocalDate> day() {
            if (time == null || time.length() > DIGITS_OF_MICROS + 1) {
                return Optional.empty();
            }
            long number = Long.parseLong(time);
            boolean micros = precision == null ? time.length() >= DIGITS_OF_MICROS : precision.equals("MICROSECOND");
            boolean millis = precision == null ? time.length() == DIGITS_OF_MILLIS : precision.equals("MILLISECOND");
            if (!micros && !millis) {
                return Optional.empty();
            }
            return Optional.of(
                    EventHour.ofMicros(micros ? number : number * 1_000L).day());
        }
    }
}
