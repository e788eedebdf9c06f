package dev.invoicearchive.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file many times as large as the heap is read to its end, and so is one whose quote never closes. */
class FlatMemoryTest {
    private static final long MEGABYTE = 1024 * 1024;
    private static final int LINES_PER_INVOICE = 18;

    @TempDir
    private Path folder;

    @Tag("proof")
    @Test
    void sixtyMegabytesNeedNoMoreThanAHeapOf48() throws Exception {
        Path file = folder.resolve("large.csv");
        long lines = write(file, 60 * MEGABYTE, "");

        assertThat(read(file, "-Xmx48m")).containsExactly(lines + " accepted, 0 rejected");
    }

    @Tag("proof")
    @Test
    void aQuoteThatNeverClosesNeedsNoMoreEither() throws Exception {
        Path file = folder.resolve("open.csv");
        long lines = write(file, MEGABYTE, "\"open");
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
            for (long written = 0; written < 60 * MEGABYTE; written += 65) {
                writer.write("I-1,1,1,sixty characters of text that belong to no field at all\n");
            }
        }

        assertThat(read(file, "-Xmx48m"))
                .hasSize(2)
                .first()
                .asString()
                .contains("beginning on line " + (lines + 2) + ": over 4194304 characters");
    }

    @Tag("scale")
    @Test
    void aGigabyteNeedsNoMoreThanAHeapOf512() throws Exception {
        Path file = folder.resolve("huge.csv");
        long lines = write(file, 1024 * MEGABYTE, "");

        assertThat(read(file, "-Xmx512m")).containsExactly(lines + " accepted, 0 rejected");
    }

    private static long write(Path file, long bytesMin, String end) throws IOException {
        long lines = 0;
        long bytes = 0;
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("inv,qty,price,note\n");
            while (bytes < bytesMin) {
                String line = "I-" + lines / LINES_PER_INVOICE + "," + lines % 7 + "," + lines % 1000
                        + ".25,a note that has about seventy characters, as real descriptions may have\n";
                writer.write(line.replace(", as", " as"));
                bytes += line.length();
                lines++;
            }
            writer.write(end);
        }
        return lines;
    }

    private static List<String> read(Path file, String heap) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingProgram.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output =
                process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        return output;
    }
}
