package dev.invoicearchive.format;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RemovedBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

/** Archived rows as Avro records and back, column by column. */
final class RowRecords {
    private static final Conversions.DecimalConversion DECIMALS = new Conversions.DecimalConversion();
    private static final LogicalType DECIMAL_TYPE = ArchiveSchema.DECIMAL.getLogicalType();

    /** What stands in each column; {@link #readerOf} refuses a column that is missing here. */
    private static final Map<String, Function<ArchiveRow, Object>> VALUES = values();

    /** The same, in the order of the file. */
    private static final List<Function<ArchiveRow, Object>> IN_ORDER =
            ArchiveColumns.ALL.stream().map(RowRecords::readerOf).toList();

    private RowRecords() {}

    /**
     * The record of a row.
     *
     * @throws IllegalArgumentException if an amount does not fit decimal(38,9), which the row mapper must have prevented
     */
    static GenericRecord toRecord(ArchiveRow row) {
        GenericRecord record = new GenericData.Record(ArchiveSchema.AVRO);
        for (int column = 0; column < IN_ORDER.size(); column++) {
            record.put(column, IN_ORDER.get(column).apply(row));
        }
        return record;
    }

    /**
     * The row of a record; amounts come with nine decimals.
     *
     * @throws IllegalArgumentException if a column holds what no row can
     */
    static ArchiveRow toRow(GenericRecord record) {
        String removedBy = text(record, "removed_by");
        ArchiveRow row = new ArchiveRow(
                text(record, "event_id"),
                EventName.valueOf(text(record, "event_name")),
                (long) record.get("event_time_micros"),
                removedBy == null ? null : RemovedBy.ofWord(removedBy),
                text(record, "changed_by"),
                text(record, "invoice_number"),
                text(record, "transaction_id"),
                image(record, ""),
                image(record, "previous_"),
                text(record, "problems"),
                Instant.ofEpochMilli((long) record.get("arrived_at")),
                Origin.ofWord(text(record, "origin")));
        if ((long) record.get("event_time") != row.eventTimeMillis()) {
            throw new IllegalArgumentException("Invalid event_time of event " + row.eventId() + ": "
                    + record.get("event_time") + ", expected " + row.eventTimeMillis()
                    + " as event_time_micros says. Verify the object against its manifest.");
        }
        return row;
    }

    private static Map<String, Function<ArchiveRow, Object>> values() {
        Map<String, Function<ArchiveRow, Object>> values = new HashMap<>();
        values.put("event_id", ArchiveRow::eventId);
        values.put("event_name", row -> row.eventName().name());
        values.put("event_time", ArchiveRow::eventTimeMillis);
        values.put("event_time_micros", ArchiveRow::eventTimeMicros);
        values.put(
                "removed_by",
                row -> row.removedBy() == null ? null : row.removedBy().word());
        values.put("changed_by", ArchiveRow::changedBy);
        values.put("invoice_number", ArchiveRow::invoiceNumber);
        values.put("transaction_id", ArchiveRow::transactionId);
        values.put("problems", ArchiveRow::problems);
        values.put("arrived_at", row -> row.arrivedAt().toEpochMilli());
        values.put("origin", row -> row.origin().word());
        putImage(values, "", ArchiveRow::image);
        putImage(values, "previous_", ArchiveRow::previousImage);
        return Map.copyOf(values);
    }

    private static void putImage(
            Map<String, Function<ArchiveRow, Object>> values, String prefix, Function<ArchiveRow, ImageColumns> image) {
        values.put(prefix + "amount", image.andThen(columns -> fixed(columns.amount())));
        values.put(prefix + "country", image.andThen(ImageColumns::country));
        values.put(prefix + "invoice_date", image.andThen(columns -> epochDay(columns.invoiceDate())));
        values.put(prefix + "invoice_doc", image.andThen(ImageColumns::invoiceDoc));
        values.put(prefix + "other_attributes", image.andThen(ImageColumns::otherAttributes));
        values.put(prefix + "image_fingerprint", image.andThen(ImageColumns::fingerprint));
    }

    private static Function<ArchiveRow, Object> readerOf(Column column) {
        Function<ArchiveRow, Object> reader = VALUES.get(column.name());
        if (reader == null) {
            throw new IllegalStateException("Missing value of column " + column.name() + ", expected one in "
                    + RowRecords.class.getSimpleName() + ". Add it, in both directions.");
        }
        return reader;
    }

    private static ImageColumns image(GenericRecord record, String prefix) {
        return new ImageColumns(
                decimal(record.get(prefix + "amount")),
                text(record, prefix + "country"),
                date(record.get(prefix + "invoice_date")),
                text(record, prefix + "invoice_doc"),
                text(record, prefix + "other_attributes"),
                (Long) record.get(prefix + "image_fingerprint"));
    }

    private static GenericFixed fixed(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        BigDecimal scaled = amount.setScale(ArchiveSchema.DECIMAL_SCALE);
        return DECIMALS.toFixed(scaled, ArchiveSchema.DECIMAL, DECIMAL_TYPE);
    }

    private static BigDecimal decimal(Object fixed) {
        return fixed == null ? null : DECIMALS.fromFixed((GenericFixed) fixed, ArchiveSchema.DECIMAL, DECIMAL_TYPE);
    }

    private static Integer epochDay(LocalDate date) {
        return date == null ? null : Math.toIntExact(date.toEpochDay());
    }

    private static LocalDate date(Object epochDay) {
        return epochDay == null ? null : LocalDate.ofEpochDay((int) epochDay);
    }

    private static String text(GenericRecord record, String column) {
        Object value = record.get(column);
        return value == null ? null : value.toString();
    }
}
