package dev.invoicearchive.ingest.source;

import dev.invoicearchive.ingest.InvalidFileException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The unpacked bytes of a file; gzip is known by its first bytes, whatever the name says. */
final class SourceBytes extends FilterInputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PEEK_BYTES = 4;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** First bytes of what people take for text files. */
    private static final Map<String, byte[]> NO_TEXT = Map.of(
            "a zip archive or a workbook", new byte[] {'P', 'K', 3, 4},
            "zstd data", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd},
            "bzip2 data", new byte[] {'B', 'Z', 'h'},
            "xz data", new byte[] {(byte) 0xfd, '7', 'z', 'X'},
            "Parquet", "PAR1".getBytes(StandardCharsets.US_ASCII));

    private final Path file;

    private SourceBytes(Path file, InputStream unpacked) {
        super(unpacked);
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param bytesRead told how many bytes more of the file itself, still packed, have been read
     * @throws InvalidFileException if there is none, it is not readable, or it is no text
     */
    static InputStream open(Path file, LongConsumer bytesRead) throws InvalidFileException {
        check(file);
        try {
            return unpacked(file, bytesRead);
        } catch (UnreadableSourceException e) {
            throw new InvalidFileException(e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidFileException(fault(file, e).getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    private static void check(Path file) throws InvalidFileException {
        if (file.toString().equals("-")) {
            throw new InvalidFileException("Invalid file: -, expected a file's name. It is read more than once, so save"
                    + " it to a file first.");
        }
        if (!Files.exists(file)) {
            throw new InvalidFileException(
                    "Missing file: " + file + " is not there, expected a CSV or JSON lines file." + " Check the name.");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidFileException("Invalid file: " + file + " is "
                    + (Files.isDirectory(file) ? "a folder" : "no regular file")
                    + ", expected a CSV or JSON lines file. Name one.");
        }
        if (!Files.isReadable(file)) {
            throw new InvalidFileException("Cannot read " + file + ": this user may not, expected a readable file."
                    + " Change its permissions.");
        }
    }

    private static InputStream unpacked(Path file, LongConsumer bytesRead) throws IOException {
        InputStream raw =
                new BufferedInputStream(new CountedStream(Files.newInputStream(file), bytesRead), BUFFER_BYTES);
        try {
            byte[] first = peek(raw);
            if (!begins(first, GZIP)) {
                return new SourceBytes(file, refusingNoText(file, raw, first));
            }
            InputStream unpacked = new BufferedInputStream(new GzipStream(raw), BUFFER_BYTES);
            byte[] inner = peek(unpacked);
            if (begins(inner, GZIP)) {
                throw invalid(file, "gzip data inside gzip data", "packed once at most. Unpack it once with gunzip.");
            }
            return new SourceBytes(file, refusingNoText(file, unpacked, inner));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream refusingNoText(Path file, InputStream content, byte[] first) throws IOException {
        Optional<String> kind = NO_TEXT.entrySet().stream()
                .filter(known -> begins(first, known.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (kind.isPresent()) {
            throw invalid(file, kind.get(), "CSV or JSON lines, plain or gzip. Convert it first.");
        }
        return content;
    }

    private static byte[] peek(InputStream stream) throws IOException {
        stream.mark(PEEK_BYTES);
        byte[] first = stream.readNBytes(PEEK_BYTES);
        stream.reset();
        return first;
    }

    private static boolean begins(byte[] content, byte[] expected) {
        return content.length >= expected.length
                && Arrays.equals(content, 0, expected.length, expected, 0, expected.length);
    }

    private static UnreadableSourceException invalid(Path file, String found, String expected) {
        return new UnreadableSourceException("Invalid file " + file + ": " + found + ", expected " + expected, null);
    }

    private static UnreadableSourceException fault(Path file, IOException cause) {
        if (cause instanceof UnreadableSourceException known) {
            return known;
        }
        if (cause instanceof EOFException) {
            return new UnreadableSourceException(
                    "Invalid file " + file + ": its gzip data ends too early, expected a whole file. Get it again.",
                    cause);
        }
        if (cause instanceof DamagedGzipException) {
            return new UnreadableSourceException(
                    "Invalid file " + file + ": its gzip data is damaged (" + cause.getMessage()
                            + "), expected a whole file. Get it again.",
                    cause);
        }
        return new UnreadableSourceException(
                "Cannot read " + file + ": " + cause.getMessage() + ", expected a readable file. Check the disk.",
                cause);
    }

    /** Tells how many bytes have gone by. */
    private static final class CountedStream extends FilterInputStream {
        private final LongConsumer bytesRead;

        CountedStream(InputStream stream, LongConsumer bytesRead) {
            super(stream);
            this.bytesRead = bytesRead;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                bytesRead.accept(1);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                bytesRead.accept(count);
            }
            return count;
        }
    }
}
