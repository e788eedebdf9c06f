package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that what the writer spools is read back page by page: nulls, empty texts, quotes, line ends, any letters. */
class CsvPageTest {
    private static final long SEED = 20261120L;
    private static final List<String> TEXTS = Arrays.asList(
            null, "", "plain", "\"", "a\"\"b", ",", "two\nlines", "carriage\r\nreturn", "Größe €", "\uD83D\uDE00", " ");

    @TempDir
    private Path folder;

    @Test
    void pagesTogetherAreTheWholeFile() throws IOException {
        Random random = new Random(SEED);
        for (int columns = 1; columns <= 4; columns++) {
            List<List<String>> written = records(random, columns);
            Path file = folder.resolve(columns + ".csv");
            try (CsvWriter writer = new CsvWriter(file)) {
                for (List<String> record : written) {
                    writer.write(record);
                }
            }
            for (int pageSize : new int[] {1, 7, 1_000}) {
                assertThat(readAll(file, pageSize))
                        .as("seed %d, %d columns, %d records a page", SEED, columns, pageSize)
                        .isEqualTo(written);
            }
        }
    }

    @Test
    void anEmptyFileIsOnePageWithoutRecords() throws IOException {
        Path file = folder.resolve("empty.csv");
        new CsvWriter(file).close();

        assertThat(CsvPage.read(file, 0, 10)).isEqualTo(new CsvPage(List.of(), 0, true));
    }

    private static List<List<String>> records(Random random, int columns) {
        List<List<String>> records = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            List<String> record = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                record.add(TEXTS.get(random.nextInt(TEXTS.size())));
            }
            records.add(record);
        }
        return records;
    }

    private static List<List<String>> readAll(Path file, int pageSize) throws IOException {
        List<List<String>> records = new ArrayList<>();
        CsvPage page = CsvPage.read(file, 0, pageSize);
        records.addAll(page.records());
        while (!page.isLast()) {
            page = CsvPage.read(file, page.nextOffset(), pageSize);
            records.addAll(page.records());
        }
        return records;
    }
}
