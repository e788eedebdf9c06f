package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.format.ParquetColumns;
import dev.invoicearchive.lifecycle.integrity.ObjectContent;
import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.Column;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads rows out of delivered and of sealed files alike. Of a sealed file only the columns of the control totals are
 * needed, unless rows are to be compared with each other.
 */
final class RowReader {
    private static final List<String> TOTALS = List.of("event_id", "event_time_micros", "amount", "previous_amount");

    /** The first arrival of an event is kept, and its milliseconds are those of the microseconds. */
    private static final Set<String> NOT_COMPARED = Set.of("event_time", "arrived_at");

    private final List<String> columns;
    private final boolean comparing;

    /** @param comparing whether the content of rows is wanted too */
    RowReader(boolean comparing) {
        this.comparing = comparing;
        this.columns =
                comparing ? Stream.concat(TOTALS.stream(), others().stream()).toList() : TOTALS;
    }

    /**
     * What is needed of a row.
     *
     * @param content a hash of what is compared; 0 if nothing is
     */
    record Row(String eventId, long micros, BigDecimal amount, BigDecimal previousAmount, long content) {}

    /** Takes rows. */
    interface Taker {
        void row(Row row) throws IOException;
    }

    /** Gives every row of a file; how many there were. */
    long forEach(String key, ObjectContent content, Taker taker) throws IOException {
        return ParquetColumns.forEach(key, content.parquet(), columns, values -> taker.row(row(values)));
    }

    private Row row(Object[] values) {
        return new Row(
                (String) values[0],
                (Long) values[1],
                (BigDecimal) values[2],
                (BigDecimal) values[3],
                comparing ? hash(values) : 0);
    }

    /** Every value with its kind and length, so that no two rows give the same bytes. */
    private static long hash(Object[] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream target = new DataOutputStream(bytes)) {
            for (Object value : values) {
                write(target, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a row into memory.", e);
        }
        return EventTable.Key.of(bytes.toByteArray()).high();
    }

    private static void write(DataOutputStream target, Object value) throws IOException {
        if (value == null) {
            target.writeByte(0);
        } else if (value instanceof Long number) {
            target.writeByte(1);
            target.writeLong(number);
        } else {
            String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : (String) value;
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            target.writeByte(value instanceof BigDecimal ? 2 : 3);
            target.writeInt(utf8.length);
            target.write(utf8);
        }
    }

    private static List<String> others() {
        List<String> names = new ArrayList<>();
        for (Column column : ArchiveColumns.ALL) {
            if (!NOT_COMPARED.contains(column.name()) && !TOTALS.contains(column.name())) {
                names.add(column.name());
            }
        }
        return names;
    }
}
