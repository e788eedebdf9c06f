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

/** Reads what {@link TextWriter} wrote. */
final class TextPage {
    private TextPage() {}

    /** Reads up to {@code recordsMax} lines from a byte offset, and nothing else of the file. */
    static CsvPage read(Path path, long offset, int recordsMax, int columns) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            long size = channel.size();
            channel.position(offset);
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
            List<List<String>> records = new ArrayList<>();
            long next = offset;
            while (records.size() < recordsMax && next < size) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int found = bytes.read(); found >= 0 && found != '\n'; found = bytes.read()) {
                    line.write(found);
                }
                next += line.size() + 1L;
                String text = line.toString(StandardCharsets.UTF_8);
                records.add(columns > 1 ? List.of(text.split("\t", -1)) : List.of(text));
            }
            return new CsvPage(records, Math.min(next, size), next >= size);
        }
    }
}
