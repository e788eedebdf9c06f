package dev.invoicearchive.ingest.source;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.model.AttributeValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Files for tests, and what comes out of them as short texts. */
final class SourceFiles {
    private SourceFiles() {}

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Records as {@code line:column=value,...}, or {@code line:!fault}; last, a fault of the whole file. */
    static List<String> read(Path file, byte[] content, SourceOptions options) throws IOException {
        Files.write(file, content);
        return read(file, options);
    }

    static List<String> read(Path file, SourceOptions options) throws IOException {
        List<String> records = new ArrayList<>();
        try {
            new SourceFile(file, options)
                    .read(
                            record -> {
                                records.add(text(record));
                                return true;
                            },
                            count -> {});
        } catch (InvalidFileException e) {
            records.add(e.getMessage().replace(file.toString(), "FILE"));
        }
        return records;
    }

    private static String text(SourceRecord record) {
        return record.line() + ":"
                + record.fault().map(fault -> "!" + fault).orElseGet(() -> record.fields().entrySet().stream()
                        .map(field -> field.getKey() + "=" + plain(field.getValue()))
                        .collect(Collectors.joining(",")));
    }

    private static String plain(AttributeValue value) {
        return value instanceof AttributeValue.Text text ? text.value() : value.toString();
    }
}
