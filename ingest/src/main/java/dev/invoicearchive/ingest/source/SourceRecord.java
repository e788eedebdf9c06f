package dev.invoicearchive.ingest.source;

import dev.invoicearchive.model.AttributeValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One record of a file.
 *
 * @param line the line on which it begins, 1 for the first of the file
 * @param fields by column, in the file's order; texts from CSV, any value from JSON; with a fault, what could be read
 * @param fault why the record cannot be taken in: what was found where and what was expected, without any content
 */
public record SourceRecord(long line, Map<String, AttributeValue> fields, Optional<String> fault) {
    public SourceRecord {
        Objects.requireNonNull(fields, "fields is null");
        Objects.requireNonNull(fault, "fault is null");
    }

    static SourceRecord faulty(long line, Map<String, AttributeValue> fields, String fault) {
        return new SourceRecord(line, fields, Optional.of(fault));
    }
}
