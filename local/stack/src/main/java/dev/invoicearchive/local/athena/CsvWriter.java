package dev.invoicearchive.local.athena;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a result as Athena does: every value in quotes, a null as nothing at all. */
final class CsvWriter implements RowWriter {
    private final BufferedWriter file;

    CsvWriter(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<String> texts) throws IOException {
        for (int index = 0; index < texts.size(); index++) {
            if (index > 0) {
                file.write(',');
            }
            String text = texts.get(index);
            if (text != null) {
                file.write('"');
                file.write(text.replace("\"", "\"\""));
                file.write('"');
            }
        }
        file.write('\n');
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
