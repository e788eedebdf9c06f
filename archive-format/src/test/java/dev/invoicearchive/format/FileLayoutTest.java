package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.model.ArchiveColumns;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what a file promises beside its rows: codec, statistics, page indexes, Bloom filter, notes in the footer. */
class FileLayoutTest {
    private static final List<ArchiveRow> ROWS = new SampleRows(31).rows(500);
    private static final byte[] FILE = ParquetRowWriter.write(ROWS);

    @TempDir
    private Path folder;

    @Test
    void everyColumnIsZstdWithStatisticsAndBothPageIndexes() throws IOException {
        List<String> columns = new ArrayList<>();
        try (ParquetFileReader reader = reader()) {
            for (ColumnChunkMetaData chunk :
                    reader.getFooter().getBlocks().get(0).getColumns()) {
                columns.add(chunk.getPath().toDotString());
                assertThat(chunk.getCodec().name()).isEqualTo("ZSTD");
                assertThat(chunk.getStatistics().isNumNullsSet()).isTrue();
                assertThat(chunk.getStatistics().hasNonNullValue()).isTrue();
                assertThat(reader.readColumnIndex(chunk)).isNotNull();
                assertThat(reader.readOffsetIndex(chunk)).isNotNull();
            }
        }
        assertThat(columns)
                .containsExactlyElementsOf(
                        ArchiveColumns.ALL.stream().map(Column::name).toList());
    }

    @Test
    void bloomFilterOfTheInvoiceNumberKnowsEveryInvoiceAndIsSmall() throws IOException, SQLException {
        try (DuckDbFile file = DuckDbFile.of(folder, FILE)) {
            for (ArchiveRow row : ROWS) {
                assertThat(mayHold(file, row.invoiceNumber())).isTrue();
            }
            assertThat(mayHold(file, "INV-40")).isFalse();
        }
        try (ParquetFileReader reader = reader()) {
            long filters = reader.getFooter().getBlocks().get(0).getColumns().stream()
                    .filter(chunk -> chunk.getBloomFilterOffset() >= 0)
                    .mapToLong(ColumnChunkMetaData::getBloomFilterLength)
                    .sum();
            assertThat(filters).isBetween(1L, 1024L);
        }
    }

    @Test
    void footerNotesTheSchemaVersionAndTheRowCount() throws IOException, SQLException {
        Map<String, String> notes = new HashMap<>();
        try (DuckDbFile file = DuckDbFile.of(folder, FILE);
                ResultSet result = file.query(
                        "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata($file)")) {
            while (result.next()) {
                notes.put(result.getString("key"), result.getString("value"));
            }
        }

        assertThat(notes)
                .containsEntry("invoicearchive.schema-version", ArchiveSchema.VERSION)
                .containsEntry("invoicearchive.row-count", "500");
    }

    private static boolean mayHold(DuckDbFile file, String invoice) throws SQLException {
        try (ResultSet result = file.query("SELECT bloom_filter_excludes FROM parquet_bloom_probe($file,"
                + " 'invoice_number', '" + invoice + "')")) {
            result.next();
            return !result.getBoolean(1);
        }
    }

    private static ParquetFileReader reader() throws IOException {
        return new ParquetFileReader(new BytesInputFile(FILE), ReadOptions.wholeFile(new PlainParquetConfiguration()));
    }
}
