package dev.invoicearchive.local.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only text file of lines. A line is there as a whole or not at all: what a kill or a full disk cut off is
 * removed before the next line is written.
 */
public final class LineLog {
    private final DurableFiles files;
    private final Path file;
    private long wholeLength = -1;

    public LineLog(DurableFiles files, Path file) {
        this.files = files;
        this.file = file;
    }

    /** The file that holds the lines. */
    public Path file() {
        return file;
    }

    /**
     * Adds lines, in one write.
     *
     * @param lines without line ends
     * @throws IOException if they cannot be written; then none of them counts
     */
    public synchronized void append(List<String> lines) throws IOException {
        cutTornEnd();
        byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        files.append(file, content);
        wholeLength += content.length;
    }

    /**
     * Adds lines, in one write, safe from a loss of power when it returns.
     *
     * @param lines without line ends
     * @throws IOException if they cannot be written or made safe; then none of them counts
     */
    public synchronized void appendForced(List<String> lines) throws IOException {
        long before = length();
        append(lines);
        try {
            files.force(file);
        } catch (IOException e) {
            // What is not safe was never written: it is cut off before the next line.
            wholeLength = before;
            throw e;
        }
    }

    /**
     * Makes every line that was added safe from a loss of power. Meanwhile others may add lines.
     *
     * @throws IOException if that cannot be done; the lines may be there all the same
     */
    public void force() throws IOException {
        files.force(file);
    }

    /** Bytes of whole lines. */
    public synchronized long length() throws IOException {
        cutTornEnd();
        return wholeLength;
    }

    /**
     * Every whole line, oldest first.
     *
     * @throws IOException if the file cannot be read
     */
    public synchronized List<String> load() throws IOException {
        cutTornEnd();
        return wholeLength == 0 ? new ArrayList<>() : Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    /** Takes lines one by one. */
    public interface Reader {
        void line(String text) throws IOException;
    }

    /**
     * Hands out every whole line, oldest first, without holding them all at once.
     *
     * @throws IOException if the file cannot be read, or the reader fails
     */
    public synchronized void read(Reader reader) throws IOException {
        cutTornEnd();
        if (wholeLength == 0) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.line(line);
            }
        }
    }

    private void cutTornEnd() throws IOException {
        long length = Files.exists(file) ? Files.size(file) : 0;
        if (wholeLength < 0) {
            wholeLength = lengthOfWholeLines(length);
        }
        if (length > wholeLength) {
            files.truncate(file, wholeLength);
        }
    }

    private long lengthOfWholeLines(long length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            byte[] block = new byte[8192];
            long end = length;
            while (end > 0) {
                int size = (int) Math.min(block.length, end);
                reader.seek(end - size);
                reader.readFully(block, 0, size);
                for (int i = size - 1; i >= 0; i--) {
                    if (block[i] == '\n') {
                        return end - size + i + 1;
                    }
                }
                end -= size;
            }
        }
        return 0;
    }
}
