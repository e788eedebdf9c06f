package dev.invoicearchive.ingest.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What the lines of a file are. */
public enum FileFormat {
    /** Separated values with a header (RFC 4180). */
    CSV("csv"),
    /** One JSON object on each line. */
    JSONL("jsonl");

    private final String word;

    FileFormat(String word) {
        this.word = word;
    }

    /** The word that options and mapping files use. */
    public String word() {
        return word;
    }

    /** The format that is named so. */
    public static Optional<FileFormat> named(String word) {
        for (FileFormat format : values()) {
            if (format.word.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format that the file's name tells; empty if it tells none. */
    public static Optional<FileFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        if (bare.endsWith(".csv") || bare.endsWith(".tsv")) {
            return Optional.of(CSV);
        }
        return bare.endsWith(".jsonl") || bare.endsWith(".ndjson") ? Optional.of(JSONL) : Optional.empty();
    }
}
