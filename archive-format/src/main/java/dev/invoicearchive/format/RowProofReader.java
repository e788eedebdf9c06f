package dev.invoicearchive.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.InputFile;

/**
 * Reads the four columns of {@link RowProof}, and nothing else, from a Parquet file that holds rows of the archive,
 * whoever wrote it: the transform, or an engine that compacted. An engine writes other footers and other timestamps than
 * {@link ParquetRowReader} takes.
 */
public final class RowProofReader {
    private static final List<String> COLUMNS = List.of("event_id", "event_time_micros", "amount", "previous_amount");

    private RowProofReader() {}

    /**
     * Gives every row of a file to {@code taker}, in the order of the file.
     *
     * @param key the object's key, for messages
     * @return how many rows the footer names, which is how many were given
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is no Parquet file with these columns, or its pages are damaged; rows may have
     *     been given before
     */
    public static long forEach(String key, InputFile file, Consumer<RowProof> taker) throws IOException {
        return ParquetColumns.forEach(key, file, COLUMNS, values -> taker.accept(proof(key, values)));
    }

    /**
     * How many rows the footer names. Reads no page.
     *
     * @param key the object's key, for messages
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if it is no Parquet file
     */
    public static long rows(String key, InputFile file) throws IOException {
        return ParquetColumns.rows(key, file);
    }

    private static RowProof proof(String key, Object[] values) {
        if (values[0] instanceof String eventId && values[1] instanceof Long micros) {
            return new RowProof(eventId, micros, amount(key, values[2]), amount(key, values[3]));
        }
        throw ParquetInspection.invalid(key, "a row without event_id or event_time_micros", "both");
    }

    private static BigDecimal amount(String key, Object value) {
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        throw ParquetInspection.invalid(key, "an amount that is no decimal", "decimal(38,9)");
    }
}
