package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.source.FileFormat;
import dev.invoicearchive.ingest.source.SourceOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/** What a mapping says about reading the file. */
final class SourceWords {
    private static final Map<String, Character> NAMED_DELIMITERS = Map.of("tab", '\t', "\\t", '\t');

    private SourceWords() {}

    /** @throws InvalidMappingException if it names no format, no encoding or no single character */
    static SourceOptions options(MappingText text) throws InvalidMappingException {
        return new SourceOptions(format(text), encoding(text), delimiter(text));
    }

    private static Optional<FileFormat> format(MappingText text) throws InvalidMappingException {
        Optional<String> word = text.value(MappingKey.FORMAT);
        Optional<FileFormat> format = word.flatMap(FileFormat::named);
        if (word.isPresent() && format.isEmpty()) {
            throw new InvalidMappingException("Invalid --format: " + word.get() + ", expected csv or jsonl.");
        }
        return format;
    }

    private static Optional<Charset> encoding(MappingText text) throws InvalidMappingException {
        Optional<String> name = text.value(MappingKey.ENCODING);
        try {
            return name.map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidMappingException(
                    "Invalid --encoding: " + name.orElseThrow()
                            + ", expected one that Java knows, such as UTF-8, ISO-8859-1 or windows-1252.",
                    e);
        }
    }

    private static Optional<Character> delimiter(MappingText text) throws InvalidMappingException {
        Optional<String> word = text.value(MappingKey.DELIMITER);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (NAMED_DELIMITERS.containsKey(word.get())) {
            return Optional.of(NAMED_DELIMITERS.get(word.get()));
        }
        if (word.get().length() != 1
                || "\"\r\n".contains(word.get())
                || Character.isSurrogate(word.get().charAt(0))) {
            throw new InvalidMappingException("Invalid --delimiter: " + word.get()
                    + ", expected one character such as ; or the word tab, no quote and no line end.");
        }
        return Optional.of(word.get().charAt(0));
    }
}
