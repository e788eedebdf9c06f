package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is put between two pauses never opens more partitions than the limit, however the transform's buffers happen to lie:
 * the real number is counted as a delivery stream makes them, one for each hour in each buffer.
 */
class PartitionPacingTest {
    private static final int BUFFER = 1024 * 1024;
    private static final int LIMIT = 40;

    /** What matters of a change. */
    private record Put(long hour, int length) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void openPartitionsNeverExceedTheLimit(long seed) {
        Random random = new Random(seed);
        PartitionPacing pacing = new PartitionPacing(LIMIT, BUFFER);
        List<Put> window = new ArrayList<>();
        int pauses = 0;
        long hour = 0;
        for (int i = 0; i < 3_000; i++) {
            hour += random.nextInt(10) < seed ? random.nextInt(3) : 0;
            int length = random.nextInt(5) == 0 ? random.nextInt(1_000_000) + 1 : random.nextInt(3_000) + 1;
            if (!pacing.fits(hour, length)) {
                assertThat(mostPartitions(window, random)).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
                assertThat(window).isNotEmpty();
                window.clear();
                pacing.passed();
                pauses++;
            }
            assertThat(pacing.fits(hour, length)).isTrue();
            pacing.put(hour, length);
            window.add(new Put(hour, length));
        }
        assertThat(pauses).isPositive();
    }

    @Test
    void sparseHoursUseTheLimitWell() {
        PartitionPacing pacing = new PartitionPacing(500, BUFFER);
        int hours = 0;
        while (pacing.fits(hours, 600)) {
            pacing.put(hours, 600);
            hours++;
        }
        assertThat(hours).isGreaterThanOrEqualTo(490);
    }

    @Test
    void theLeastLimitLetsTheLargestRecordThrough() {
        PartitionPacing pacing = new PartitionPacing(PartitionPacing.LIMIT_MIN, BUFFER);
        assertThat(pacing.fits(0, RecordBatches.RECORD_BYTES_MAX)).isTrue();
    }

    /** The most of several tries, each with something else in the first buffer. */
    private static int mostPartitions(List<Put> window, Random random) {
        int most = 0;
        for (int i = 0; i < 20; i++) {
            most = Math.max(most, partitions(window, random.nextInt(BUFFER)));
        }
        return most;
    }

    private static int partitions(List<Put> window, int bytesBefore) {
        int partitions = 0;
        int gathered = bytesBefore;
        Set<Long> hours = new HashSet<>();
        for (Put put : window) {
            if (gathered + put.length() > BUFFER) {
                partitions += hours.size();
                hours.clear();
                gathered = 0;
            }
            gathered += put.length();
            hours.add(put.hour());
        }
        return partitions + hours.size();
    }
}
