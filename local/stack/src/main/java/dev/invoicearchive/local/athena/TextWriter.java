package dev.invoicearchive.local.athena;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what is no query's result as Athena does: lines, with tabs between values; a text of several lines is several rows. */
final class TextWriter implements RowWriter {
    private final BufferedWriter file;

    TextWriter(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        this.file = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    @Override
    public void write(List<String> texts) throws IOException {
        if (texts.size() == 1) {
            for (String line : orEmpty(texts.get(0)).split("\r?\n|\r", -1)) {
                file.write(line);
                file.write('\n');
            }
            return;
        }
        file.write(texts.stream()
                .map(text -> orEmpty(text).replaceAll("[\t\r\n]", " "))
                .collect(Collectors.joining("\t")));
        file.write('\n');
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
