package dev.invoicearchive.ingest.source;

import dev.invoicearchive.ingest.InvalidFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** A file of records; read from its beginning each time. */
public final class SourceFile {
    /** Lines of JSON that are looked at to learn which fields there are. */
    private static final int SAMPLE_LINES = 1_000;

    private static final LongConsumer UNTOLD = count -> {};

    private final Path file;
    private final SourceOptions options;
    private final FileFormat format;

    /**
     * A file to be read like this; not opened yet.
     *
     * @throws InvalidFileException if neither the options nor the name tell its format
     */
    public SourceFile(Path file, SourceOptions options) throws InvalidFileException {
        this.file = file;
        this.options = options;
        this.format = options.format()
                .or(() -> FileFormat.of(file))
                .orElseThrow(() -> new InvalidFileException("Missing format of " + file
                        + ": its name tells none, expected .csv, .tsv, .jsonl or .ndjson, perhaps with .gz."
                        + " Give --format csv or --format jsonl."));
    }

    /** Where the file is. */
    public Path path() {
        return file;
    }

    /** What its lines are. */
    public FileFormat format() {
        return format;
    }

    /**
     * The names of the columns: of CSV the header, of JSON lines the fields of the first thousand lines.
     *
     * @throws InvalidFileException if the file cannot be read so far
     */
    public List<String> columns() throws InvalidFileException {
        try (InputStream bytes = SourceBytes.open(file, UNTOLD)) {
            SourceText.Decoded text = SourceText.decode(bytes, options.encoding());
            if (format == FileFormat.CSV) {
                return header(rows(text), text.charset()).names();
            }
            Set<String> names = new LinkedHashSet<>();
            int[] lines = {0};
            readLines(text, record -> {
                names.addAll(record.fields().keySet());
                return ++lines[0] < SAMPLE_LINES;
            });
            return new ArrayList<>(names);
        } catch (IOException e) {
            throw new InvalidFileException(e.getMessage(), e);
        }
    }

    /**
     * Reads all records.
     *
     * @param bytesRead told how many bytes more of the file itself, still packed, have been read
     * @throws InvalidFileException if the file cannot be read to its end; records before the fault have been given
     * @throws IOException if the sink cannot go on
     */
    public void read(RecordSink sink, LongConsumer bytesRead) throws IOException, InvalidFileException {
        try (InputStream bytes = SourceBytes.open(file, bytesRead)) {
            SourceText.Decoded text = SourceText.decode(bytes, options.encoding());
            if (format == FileFormat.CSV) {
                readRows(text, sink);
            } else {
                readLines(text, sink);
            }
        } catch (UnreadableSourceException e) {
            throw new InvalidFileException(e.getMessage(), e);
        }
    }

    private void readRows(SourceText.Decoded text, RecordSink sink) throws IOException, InvalidFileException {
        CsvRows rows = rows(text);
        CsvHeader header = header(rows, text.charset());
        Optional<CsvRow> row = rows.next();
        while (row.isPresent() && sink.accept(header.record(row.get()))) {
            row = rows.next();
        }
    }

    private void readLines(SourceText.Decoded text, RecordSink sink) throws IOException, InvalidFileException {
        BoundedLines lines = new BoundedLines(text.reader());
        boolean wanted = true;
        Optional<BoundedLines.Line> line = lines.next();
        while (wanted && line.isPresent()) {
            if (line.get().isTooLong() || !line.get().text().isBlank()) {
                refuseArray(line.get());
                wanted = sink.accept(JsonLine.read(line.get(), text.charset()));
            }
            line = wanted ? lines.next() : line;
        }
    }

    private void refuseArray(BoundedLines.Line line) throws InvalidFileException {
        if (line.number() == 1 && line.text().strip().startsWith("[")) {
            throw new InvalidFileException(
                    "Invalid file " + file + ": it begins with an array, expected one JSON object"
                            + " on each line. Convert it, such as with: jq -c '.[]'");
        }
    }

    private CsvHeader header(CsvRows rows, Charset charset) throws IOException, InvalidFileException {
        Optional<CsvRow> first = rows.next();
        if (first.isEmpty()) {
            throw new InvalidFileException("Missing header of " + file
                    + ": the file is empty, expected a first line with the names of the columns.");
        }
        return CsvHeader.of(file.toString(), first.get(), charset);
    }

    private CsvRows rows(SourceText.Decoded text) {
        boolean isTabbed = file.getFileName().toString().matches("(?i).*\\.tsv(\\.gz)?");
        return new CsvRows(file.toString(), text.reader(), options.delimiter().orElse(isTabbed ? '\t' : ','));
    }
}
