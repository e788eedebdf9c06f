package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.source.SourceRecord;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.Item;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes items of records, one reading of a file long: it counts the lines of each invoice as they come. */
final class LineMapping {
    private final Mapping mapping;
    private final Attributes attributes;
    private final LineNumbers numbers = new LineNumbers();

    LineMapping(Mapping mapping, Attributes attributes) {
        this.mapping = mapping;
        this.attributes = attributes;
    }

    /** Gives the record to the sink, as an item or as a rejected line. */
    void map(SourceRecord record, LineSink sink) throws IOException, InvalidFileException {
        Reading reading = new Reading(record.fields());
        Optional<String> invoice = reading.get(() -> mapping.invoiceNumber().read(record.fields()));
        Optional<String> transaction = transaction(record, invoice, reading);
        Optional<MappedLine> line = Optional.empty();
        if (record.fault().isEmpty()) {
            line = line(record, reading, invoice, transaction);
        }
        if (line.isPresent()) {
            sink.accept(line.get());
        } else {
            String reason = record.fault().orElseGet(() -> String.join("; ", reading.problems));
            sink.reject(new RejectedLine(record.line(), invoice, transaction, reason + "."));
        }
    }

    /** A line that is rejected for something else still counts, so that mending it moves no other line's number. */
    private Optional<String> transaction(SourceRecord record, Optional<String> invoice, Reading reading)
            throws InvalidFileException {
        if (mapping.transactionId().isPresent()) {
            return reading.get(() -> mapping.transactionId().get().read(record.fields()));
        }
        return invoice.isPresent() ? Optional.of(Integer.toString(numbers.next(invoice.get()))) : Optional.empty();
    }

    private Optional<MappedLine> line(
            SourceRecord record, Reading reading, Optional<String> invoice, Optional<String> transaction) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        invoice.ifPresent(text -> values.put(attributes.invoiceNumber(), new AttributeValue.Text(text)));
        transaction.ifPresent(text -> values.put(attributes.transactionId(), new AttributeValue.Text(text)));
        addColumns(values, reading);
        Optional<Instant> eventTime =
                mapping.eventTime().flatMap(field -> reading.get(() -> field.read(record.fields())));
        mapping.document().read(record.fields()).ifPresent(document -> values.put(attributes.invoiceDoc(), document));
        if (!reading.problems.isEmpty()) {
            return Optional.empty();
        }
        Item item = new Item(values);
        Optional<Item> fitting = reading.get(() -> {
            ItemLimits.check(item);
            return item;
        });
        return fitting.map(whole -> new MappedLine(record.line(), invoice.get(), transaction.get(), whole, eventTime));
    }

    private void addColumns(Map<String, AttributeValue> values, Reading reading) {
        reading.get(() -> mapping.amount().read(reading.fields))
                .ifPresent(amount -> values.put(attributes.amount(), amount));
        reading.text(mapping.country()).ifPresent(country -> values.put(attributes.country(), country));
        mapping.invoiceDate()
                .flatMap(field -> reading.getOptional(() -> field.read(reading.fields)))
                .ifPresent(date -> values.put(attributes.invoiceDate(), date));
        reading.text(mapping.changedBy()).ifPresent(caller -> values.put(attributes.changedBy(), caller));
        mapping.expiresAt()
                .flatMap(field -> reading.getOptional(() -> field.read(reading.fields)))
                .ifPresent(seconds -> values.put(attributes.expiresAt(), seconds));
    }

    /** The reading of one record, which goes on after a bad field so that all of them can be told at once. */
    private static final class Reading {
        private final Map<String, AttributeValue> fields;
        private final List<String> problems = new ArrayList<>();

        Reading(Map<String, AttributeValue> fields) {
            this.fields = fields;
        }

        <T> Optional<T> get(FieldReading<T> reading) {
            return getOptional(() -> Optional.of(reading.read()));
        }

        <T> Optional<T> getOptional(FieldReading<Optional<T>> reading) {
            try {
                return reading.read();
            } catch (InvalidFieldException e) {
                problems.add(e.getMessage());
                return Optional.empty();
            }
        }

        Optional<AttributeValue> text(Optional<TextField> field) {
            return field.flatMap(found -> getOptional(() -> found.read(fields))).map(AttributeValue.Text::new);
        }
    }

    /** Reads one field. */
    private interface FieldReading<T> {
        T read() throws InvalidFieldException;
    }
}
