package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than the heap goes through a whole backfill: read, put in order by key and by time, sent. */
class BackfillMemoryTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int LINES_PER_INVOICE = 18;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    /** Coprime to the number of seconds of a year, so that the file is in no order of time. */
    private static final long STEP_SECONDS = 7_919;

    private static final long YEAR_SECONDS = 31_536_000;

    @TempDir
    private Path folder;

    @Tag("proof")
    @Test
    void moreThanTheHeapGoesThrough() throws Exception {
        assertThatAllIsSent(120 * MEGABYTE, "-Xmx112m");
    }

    @Tag("scale")
    @Test
    void aGigabyteGoesThroughAHeapOf512() throws Exception {
        assertThatAllIsSent(1024 * MEGABYTE, "-Xmx512m");
    }

    private void assertThatAllIsSent(long bytes, String heap) throws Exception {
        Path file = folder.resolve("large.csv");
        long lines = write(file, bytes);

        assertThat(backfill(file, heap)).containsExactly(lines + " lines, " + lines + " sent, 0 rejected");
    }

    private static long write(Path file, long bytesMin) throws IOException {
        long lines = 0;
        long bytes = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("inv,line,qty,price,sold,note\n");
            while (bytes < bytesMin) {
                String line = "I-" + lines / LINES_PER_INVOICE + "," + lines % LINES_PER_INVOICE + "," + lines % 7 + ","
                        + lines % 1000 + ".25," + FIRST.plusSeconds(lines * STEP_SECONDS % YEAR_SECONDS)
                        + ",a note that has about seventy characters as real descriptions may have\n";
                writer.write(line);
                bytes += line.length();
                lines++;
            }
        }
        return lines;
    }

    private List<String> backfill(Path file, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackfillProgram.class.getName(),
                        file.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output =
                process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        return output;
    }
}
