package dev.invoicearchive.local.athena;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some records of a file that {@link CsvWriter} wrote.
 *
 * @param records each with its texts, null where nothing was written
 * @param nextOffset the byte at which the following record begins; the file's length if there is none
 * @param isLast whether no record follows
 */
record CsvPage(List<List<String>> records, long nextOffset, boolean isLast) {
    private static final int END = -1;

    /** Reads up to {@code recordsMax} records from a byte offset, and nothing else of the file. */
    static CsvPage read(Path path, long offset, int recordsMax) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            long size = channel.size();
            channel.position(offset);
            Reader reader = new Reader(new BufferedInputStream(Channels.newInputStream(channel)), offset);
            List<List<String>> records = new ArrayList<>();
            while (records.size() < recordsMax && reader.offset < size) {
                records.add(reader.record());
            }
            return new CsvPage(records, reader.offset, reader.offset >= size);
        }
    }

    private static final class Reader {
        private final InputStream bytes;
        private long offset;

        Reader(InputStream bytes, long offset) {
            this.bytes = bytes;
            this.offset = offset;
        }

        List<String> record() throws IOException {
            List<String> texts = new ArrayList<>();
            int next = next();
            while (true) {
                String text = null;
                if (next == '"') {
                    ByteArrayOutputStream field = new ByteArrayOutputStream();
                    next = quoted(field);
                    text = field.toString(StandardCharsets.UTF_8);
                }
                texts.add(text);
                if (next != ',') {
                    return texts;
                }
                next = next();
            }
        }

        /** Reads to the closing quote, and gives the byte behind it. */
        private int quoted(ByteArrayOutputStream field) throws IOException {
            for (int next = next(); next != END; next = next()) {
                if (next == '"') {
                    int behind = next();
                    if (behind != '"') {
                        return behind;
                    }
                }
                field.write(next);
            }
            throw new IOException("Invalid result file: it ends within a value. Run the query again.");
        }

        private int next() throws IOException {
            int next = bytes.read();
            if (next != END) {
                offset++;
            }
            return next;
        }
    }
}
