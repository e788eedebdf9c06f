package dev.invoicearchive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecordGenerator;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.ImageColumns;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what is written is read back, value by value, and that the same rows always give the same bytes. */
class RoundTripTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyRowComesBackAsItWas(long seed) {
        List<ArchiveRow> rows = new SampleRows(seed).rows(300);

        List<ArchiveRow> readBack = ParquetRowReader.read(ParquetRowWriter.write(rows));

        assertThat(readBack).as("seed %d", seed).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsOfNastyChangesComeBackAsTheyWere(long seed) {
        ChangeRecordGenerator generator = ChangeRecordGenerator.nasty(seed);
        RowMapper mapper = new RowMapper(ArchiveSettings.DEFAULT);
        List<ArchiveRow> rows = generator.next(300).stream()
                .map(change -> mapper.toRow(change, ChangeRecordGenerator.ARRIVAL, Origin.STREAM))
                .toList();

        List<ArchiveRow> readBack = ParquetRowReader.read(ParquetRowWriter.write(rows));

        assertThat(readBack).as("seed %d", seed).isEqualTo(rows);
    }

    @Test
    void fileOnDiskIsReadAsTheBytesAre(@TempDir Path folder) throws IOException {
        List<ArchiveRow> rows = new SampleRows(11).rows(5);
        Path file = Files.write(folder.resolve("rows.parquet"), ParquetRowWriter.write(rows));

        assertThat(ParquetRowReader.read(file)).isEqualTo(rows);
        assertThat(ParquetInspection.inspect(file).rowCount()).isEqualTo(5);
    }

    @Test
    void sameRowsGiveTheSameBytes() {
        List<ArchiveRow> rows = new SampleRows(12).rows(100);

        assertThat(ParquetRowWriter.write(rows)).isEqualTo(ParquetRowWriter.write(rows));
    }

    @Test
    void amountOfFewerDecimalsComesBackEqualInValue() {
        BigDecimal amount = new BigDecimal("-1234.5");

        ArchiveRow readBack = ParquetRowReader.read(ParquetRowWriter.write(List.of(rowOf(amount))))
                .get(0);

        assertThat(readBack.image().amount()).isEqualByComparingTo(amount);
        assertThat(readBack.image().amount().scale()).isEqualTo(9);
    }

    @Test
    void amountThatDoesNotFitIsRefusedAndNeverRounded() {
        assertThatThrownBy(() -> ParquetRowWriter.write(List.of(rowOf(new BigDecimal("0.0000000001")))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void fileWithoutRowsIsRefused() {
        assertThatThrownBy(() -> ParquetRowWriter.write(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid rows of a Parquet file: none");
    }

    private static ArchiveRow rowOf(BigDecimal amount) {
        ImageColumns image = new ImageColumns(amount, "DE", LocalDate.of(2026, 11, 20), "{}", null, 7L);
        return new ArchiveRow(
                "e1",
                EventName.INSERT,
                1_763_668_800_123_456L,
                null,
                null,
                "INV-1",
                "T-1",
                image,
                ImageColumns.ABSENT,
                null,
                Instant.ofEpochMilli(1_763_668_801_000L),
                Origin.STREAM);
    }
}
