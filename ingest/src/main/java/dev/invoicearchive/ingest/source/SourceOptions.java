package dev.invoicearchive.ingest.source;

import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;

/**
 * How a file is to be read, as far as its user says it.
 *
 * @param format empty to take it from the file's name
 * @param encoding empty for what the byte order mark says, or else UTF-8
 * @param delimiter between the fields of CSV; empty for a tab in {@code .tsv} files and a comma in others
 */
public record SourceOptions(Optional<FileFormat> format, Optional<Charset> encoding, Optional<Character> delimiter) {
    /** Everything as the file itself tells it. */
    public static final SourceOptions DEFAULT = new SourceOptions(Optional.empty(), Optional.empty(), Optional.empty());

    public SourceOptions {
        Objects.requireNonNull(format, "format is null");
        Objects.requireNonNull(encoding, "encoding is null");
        Objects.requireNonNull(delimiter, "delimiter is null");
    }
}
