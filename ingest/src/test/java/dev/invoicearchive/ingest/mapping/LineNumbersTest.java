package dev.invoicearchive.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.InvalidFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines are numbered within their invoice wherever they stand, in memory that is known beforehand. */
class LineNumbersTest {
    private static final long BYTES_PER_MEGABYTE = 1024 * 1024;

    @Test
    void theyAgreeWithAMapOfEverything() throws InvalidFileException {
        long seed = 20261121;
        Random random = new Random(seed);
        LineNumbers numbers = new LineNumbers();
        Map<String, Integer> expected = new HashMap<>();
        for (int line = 0; line < 300_000; line++) {
            String invoice = "I-" + random.nextInt(60_000);
            assertThat(numbers.next(invoice))
                    .as("seed %s, line %s", seed, line)
                    .isEqualTo(expected.merge(invoice, 1, Integer::sum));
        }
    }

    @Test
    void tooManyInvoicesAreTold() throws InvalidFileException {
        LineNumbers numbers = new LineNumbers(2);
        numbers.next("a");
        numbers.next("b");
        numbers.next("a");
        assertThatThrownBy(() -> numbers.next("c")).hasMessageStartingWith("Invalid file: over 2 invoices, expected");
    }

    @Tag("proof")
    @Test
    void elevenMillionInvoicesTakeUnder250Megabytes() throws InvalidFileException {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        LineNumbers numbers = new LineNumbers();
        for (int invoice = 0; invoice < 11_000_000; invoice++) {
            numbers.next(Integer.toString(invoice));
        }
        runtime.gc();
        long taken = runtime.totalMemory() - runtime.freeMemory() - before;
        assertThat(taken / BYTES_PER_MEGABYTE).isLessThan(250);
        assertThat(numbers.next("17")).isEqualTo(2);
    }
}
