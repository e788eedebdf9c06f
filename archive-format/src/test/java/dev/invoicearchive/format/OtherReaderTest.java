package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.Column;
import dev.invoicearchive.model.ImageColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a reader of other make, DuckDB, sees every column of every row with the types and values that were meant. */
class OtherReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void everyColumnHasTheValueThatWasWritten(long seed) throws IOException, SQLException {
        List<ArchiveRow> rows = new SampleRows(seed).rows(200);
        String columns = ArchiveColumns.ALL.stream().map(Column::name).collect(Collectors.joining(", "));

        try (DuckDbFile file = DuckDbFile.of(folder, ParquetRowWriter.write(rows));
                ResultSet result = file.select(columns)) {
            for (ArchiveRow row : rows) {
                assertThat(result.next()).as("seed %d", seed).isTrue();
                assertThat(valuesOf(result)).as("seed %d", seed).isEqualTo(valuesOf(row));
            }
            assertThat(result.next()).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void columnsHaveTheTypesThatAthenaShows() throws IOException, SQLException {
        List<String> types = new ArrayList<>();
        try (DuckDbFile file = DuckDbFile.of(folder, ParquetRowWriter.write(new SampleRows(24).rows(1)));
                ResultSet result = file.query("DESCRIBE SELECT * FROM read_parquet($file)")) {
            while (result.next()) {
                types.add(result.getString("column_name") + " " + result.getString("column_type"));
            }
        }

        assertThat(types)
                .containsExactlyElementsOf(ArchiveColumns.ALL.stream()
                        .map(column -> column.name() + " " + duckDbType(column))
                        .toList());
    }

    private static String duckDbType(Column column) {
        return switch (column.type()) {
            case STRING -> "VARCHAR";
            case BIGINT -> "BIGINT";
            case TIMESTAMP_MILLIS -> "TIMESTAMP WITH TIME ZONE";
            case DECIMAL_38_9 -> "DECIMAL(38,9)";
            case DATE -> "DATE";
        };
    }

    private static List<Object> valuesOf(ResultSet result) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (Column column : ArchiveColumns.ALL) {
            Object value = result.getObject(column.name());
            values.add(plain(value));
        }
        return values;
    }

    private static Object plain(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof Date date ? date.toLocalDate() : value;
    }

    private static List<Object> valuesOf(ArchiveRow row) {
        List<Object> values = new ArrayList<>();
        values.add(row.eventId());
        values.add(row.eventName().name());
        values.add(Instant.ofEpochMilli(row.eventTimeMillis()));
        values.add(row.eventTimeMicros());
        values.add(row.removedBy() == null ? null : row.removedBy().word());
        values.add(row.changedBy());
        values.add(row.invoiceNumber());
        values.add(row.transactionId());
        addBoth(values, row, ImageColumns::amount);
        addBoth(values, row, ImageColumns::country);
        addBoth(values, row, ImageColumns::invoiceDate);
        addBoth(values, row, ImageColumns::invoiceDoc);
        addBoth(values, row, ImageColumns::otherAttributes);
        addBoth(values, row, ImageColumns::fingerprint);
        values.add(row.problems());
        values.add(row.arrivedAt());
        values.add(row.origin().word());
        return values;
    }

    private static void addBoth(List<Object> values, ArchiveRow row, Function<ImageColumns, Object> column) {
        values.add(column.apply(row.image()));
        values.add(column.apply(row.previousImage()));
    }
}
