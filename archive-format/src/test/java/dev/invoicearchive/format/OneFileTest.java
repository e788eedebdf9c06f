package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that joined files lose rows without a word in an ordinary reader, and that the inspection finds every such object. */
class OneFileTest {
    private static final byte[] FIRST = ParquetRowWriter.write(new SampleRows(1).rows(20));
    private static final byte[] SECOND = ParquetRowWriter.write(new SampleRows(2).rows(30));

    @TempDir
    private Path folder;

    @Test
    void wholeFilePasses() {
        ParquetInspection inspection = ParquetInspection.inspect(FIRST);

        assertThat(inspection).isEqualTo(new ParquetInspection(ArchiveSchema.VERSION, 20, FIRST.length));
    }

    @Test
    void sameFileTwiceLosesHalfItsRowsInAnOrdinaryReader() throws SQLException, IOException {
        try (DuckDbFile file = DuckDbFile.of(folder, joined(FIRST, FIRST))) {
            assertThat(file.longOf("count(*)")).isEqualTo(20);
        }
    }

    @Test
    void sameFileTwiceIsFound() {
        assertRefused(joined(FIRST, FIRST), FIRST.length + " bytes");
    }

    @Test
    void twoFilesAreFound() {
        assertRefused(joined(FIRST, SECOND), "expected exactly one Parquet file");
        assertRefused(joined(SECOND, FIRST), "expected exactly one Parquet file");
    }

    @Test
    void everyLineEndBeforeOrAfterIsFound() {
        assertRefused(joined(FIRST, new byte[] {'\n'}), "other last bytes");
        assertRefused(joined(new byte[] {'\n'}, FIRST), "other first bytes");
    }

    @Test
    void fileCutAnywhereIsFound() {
        Random random = new Random(3);
        for (int attempt = 0; attempt < 200; attempt++) {
            int length = random.nextInt(FIRST.length);
            byte[] cut = Arrays.copyOf(FIRST, length);
            assertThatThrownBy(() -> ParquetInspection.inspect(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(InvalidParquetException.class);
        }
    }

    @Test
    void bytesTakenOutOrPutInAreFound() {
        Random random = new Random(4);
        for (int attempt = 0; attempt < 200; attempt++) {
            int at = 4 + random.nextInt(FIRST.length - 8);
            byte[] shorter = joined(Arrays.copyOf(FIRST, at), Arrays.copyOfRange(FIRST, at + 1, FIRST.length));
            byte[] longer =
                    joined(joined(Arrays.copyOf(FIRST, at), new byte[1]), Arrays.copyOfRange(FIRST, at, FIRST.length));
            for (byte[] broken : List.of(shorter, longer)) {
                assertThatThrownBy(() -> ParquetInspection.inspect(broken))
                        .as("at %d", at)
                        .isInstanceOf(InvalidParquetException.class);
            }
        }
    }

    @Test
    void changedPageOfAnyColumnIsFoundByItsChecksum() throws IOException {
        ParquetConfiguration configuration = new PlainParquetConfiguration();
        try (ParquetFileReader reader =
                new ParquetFileReader(new BytesInputFile(FIRST), ReadOptions.wholeFile(configuration))) {
            for (ColumnChunkMetaData chunk :
                    reader.getFooter().getBlocks().get(0).getColumns()) {
                byte[] changed = FIRST.clone();
                changed[(int) (chunk.getStartingPos() + chunk.getTotalSize()) - 1] ^= 1;
                assertThatThrownBy(() -> ParquetRowReader.read(changed))
                        .as(chunk.getPath().toDotString())
                        .isInstanceOf(InvalidParquetException.class)
                        .hasMessageStartingWith("Invalid page in Parquet object");
            }
        }
    }

    @Test
    void messageNamesTheObjectAndTheNextStep() {
        assertThatThrownBy(() -> ParquetInspection.inspect(
                        "Invoice/2026/11/20/20/x.parquet", new BytesInputFile(joined(FIRST, FIRST))))
                .hasMessageStartingWith("Invalid Parquet object Invoice/2026/11/20/20/x.parquet: ")
                .hasMessageEndingWith("Count none of its rows; recover them from source/.");
    }

    private static void assertRefused(byte[] object, String words) {
        assertThatThrownBy(() -> ParquetInspection.inspect(object))
                .isInstanceOf(InvalidParquetException.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> ParquetRowReader.read(object)).isInstanceOf(InvalidParquetException.class);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
