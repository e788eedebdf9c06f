package dev.invoicearchive.lifecycle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history of seven years is verified in minutes, and prints how fast. */
@Tag("scale")
class VerifyScaleTest {
    private static final int DAYS = Integer.getInteger("verify.days", 2_557);
    private static final int CHANGES_AN_HOUR = Integer.getInteger("verify.changesAnHour", 25);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Seven years, half a million changes in 20,000 delivered objects: every level, with its throughput")
    void sevenYearsAreVerified() throws IOException {
        FileSigningKey key = FileSigningKey.openOrCreate(folder.resolve("key.pem"));
        SignedManifest head = new ManyDays(folder.resolve("copy"), key, CHANGES_AN_HOUR).write(DAYS);
        for (VerifyLevel level : VerifyLevel.values()) {
            VerifyRequest request = new VerifyRequest(
                    level,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(key.publicKey()),
                    Optional.of(head.sha256()),
                    Optional.empty(),
                    2);
            heapPools(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();

            VerifyReport report =
                    Verification.run(new FolderObjects(folder.resolve("copy")), request, VerifyProgress.NONE);

            print(level, report, Math.max(1, (System.nanoTime() - start) / 1_000_000));
            assertThat(report.faults()).isEmpty();
        }
    }

    private static void print(VerifyLevel level, VerifyReport report, long millis) {
        long objects = report.counts().values().stream()
                .mapToLong(VerifyReport.Counts::objects)
                .sum();
        long[] peak = new long[1];
        heapPools(pool -> peak[0] += pool.getPeakUsage().getUsed());
        System.out.println(level + ": " + objects + " objects, " + report.bytes() / 1_000_000 + " MB, " + report.rows()
                + " sealed rows, " + report.sourceEvents() + " source events in " + millis + " ms: "
                + objects * 1_000 / millis + " objects/s, " + report.bytes() / millis / 1_000 + " MB/s; heap at most "
                + peak[0] / 1_000_000 + " MB");
    }

    private static void heapPools(Consumer<MemoryPoolMXBean> consumer) {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .forEach(consumer);
    }
}
