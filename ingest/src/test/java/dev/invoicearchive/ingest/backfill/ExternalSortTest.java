package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.backfill.ExternalSort.SortEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever fits into memory at once, every entry comes out exactly once and in order, and no file is left. */
class ExternalSortTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}, {1} entries, {2} bytes of memory")
    @CsvSource({"1,0,1000", "2,1,1000", "3,500,10000000", "4,3000,20000", "5,100,1", "6,20,5000000", "7,5000,100000"})
    void everyEntryComesOutOnceAndInOrder(long seed, int count, int memoryBytes) throws IOException {
        List<SortEntry> entries = entries(new Random(seed), count, seed == 6 ? 2_000_000 : 60);
        List<SortEntry> sorted = new ArrayList<>();
        try (ExternalSort sort = new ExternalSort(folder.resolve("work"), memoryBytes)) {
            for (SortEntry entry : entries) {
                sort.add(entry.key(), entry.content());
            }
            ExternalSort.Cursor cursor = sort.sorted();
            while (cursor.advance()) {
                sorted.add(cursor.entry());
            }
        }
        assertThat(sorted).isSorted();
        assertThat(texts(sorted)).isEqualTo(texts(entries.stream().sorted().toList()));
        assertNothingLeft();
    }

    @Test
    void nothingIsLeftOfASortThatWasNotFinished() throws IOException {
        try (ExternalSort sort = new ExternalSort(folder.resolve("work"), 10)) {
            sort.add(new byte[10], new byte[10]);
            sort.add(new byte[10], new byte[10]);
        }
        assertNothingLeft();
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (ExternalSort sort = new ExternalSort(file, 10)) {
            assertThatThrownBy(() -> sort.add(new byte[10], new byte[10]))
                    .isInstanceOf(SortSpaceException.class)
                    .hasMessageContaining("Cannot sort in " + file)
                    .hasMessageContaining("--work");
        }
    }

    private void assertNothingLeft() throws IOException {
        if (Files.exists(folder.resolve("work"))) {
            try (Stream<Path> left = Files.list(folder.resolve("work"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static List<SortEntry> entries(Random random, int count, int contentMax) {
        List<SortEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] key = new byte[random.nextInt(4)];
            byte[] content = new byte[random.nextInt(contentMax)];
            random.nextBytes(key);
            random.nextBytes(content);
            entries.add(new SortEntry(key, content));
        }
        return entries;
    }

    private static List<String> texts(List<SortEntry> entries) {
        return entries.stream()
                .map(entry -> Arrays.toString(entry.key()) + Arrays.hashCode(entry.content()))
                .toList();
    }
}
