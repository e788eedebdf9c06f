package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.model.ArchiveRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single columns are read exactly, from our own files and from those of another writer. */
class ParquetColumnsTest {
    private static final List<String> COLUMNS =
            List.of("amount", "event_id", "previous_amount", "event_time_micros", "invoice_date");

    @TempDir
    private Path folder;

    private final List<ArchiveRow> rows = new SampleRows(7).rows(300);

    @Test
    void ourOwnFileIsRead() throws IOException {
        assertThat(read(ParquetRowWriter.write(rows), COLUMNS)).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "uncompressed"})
    @DisplayName("A file that another writer made of the rows gives the same values, whatever the codec")
    void aFileOfAnotherWriterIsRead(String codec) throws IOException, SQLException {
        Path copy = folder.resolve("copy.parquet");
        try (DuckDbFile file = DuckDbFile.of(folder, ParquetRowWriter.write(rows))) {
            file.run("COPY (SELECT * FROM read_parquet($file)) TO '" + copy + "' (FORMAT parquet, COMPRESSION " + codec
                    + ", ROW_GROUP_SIZE 2048)");
        }

        assertThat(read(Files.readAllBytes(copy), COLUMNS)).containsExactlyElementsOf(expected());
    }

    @Test
    void whatCannotBeReadIsRefusedByName() throws IOException {
        byte[] file = ParquetRowWriter.write(rows);

        assertRefused(file, List.of("colour"), "no column colour");
        assertRefused(Arrays.copyOf(file, file.length - 1), COLUMNS, "other last bytes");
        assertRefused("PAR1".getBytes(StandardCharsets.US_ASCII), COLUMNS, "4 bytes");
        byte[] altered = file.clone();
        altered[altered.length / 3] ^= 1;
        assertThatThrownBy(() -> read(altered, ourColumns())).isInstanceOf(InvalidParquetException.class);
    }

    private static List<String> ourColumns() {
        return ArchiveSchema.AVRO.getFields().stream().map(Schema.Field::name).toList();
    }

    private static void assertRefused(byte[] file, List<String> columns, String found) {
        assertThatThrownBy(() -> read(file, columns))
                .isInstanceOf(InvalidParquetException.class)
                .hasMessageContaining("some/key")
                .hasMessageContaining(found);
    }

    private static List<List<Object>> read(byte[] file, List<String> columns) throws IOException {
        List<List<Object>> found = new ArrayList<>();
        long count = ParquetColumns.forEach(
                "some/key",
                new BytesInputFile(file),
                columns,
                values -> found.add(new ArrayList<>(Arrays.asList(values))));
        assertThat(found).hasSize((int) count);
        return found;
    }

    private List<List<Object>> expected() {
        return rows.stream()
                .map(row -> Stream.of(
                                scaled(row.image().amount()),
                                row.eventId(),
                                scaled(row.previousImage().amount()),
                                row.eventTimeMicros(),
                                row.image().invoiceDate() == null
                                        ? null
                                        : row.image().invoiceDate().toEpochDay())
                        .toList())
                .map(list -> (List<Object>) new ArrayList<Object>(list))
                .toList();
    }

    private static Object scaled(BigDecimal amount) {
        return amount == null ? null : amount.setScale(9);
    }
}
