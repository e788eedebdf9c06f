package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.source.FileFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The columns that a file has, to check a mapping against. */
final class MappedColumns {
    private static final int NAMED_MAX = 40;

    private final List<String> names;
    private final FileFormat format;

    MappedColumns(List<String> names, FileFormat format) {
        this.names = names;
        this.format = format;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /**
     * What the mapping says under this key.
     *
     * @throws InvalidMappingException if it is a column that the file does not have
     */
    Term term(MappingKey key, String text) throws InvalidMappingException {
        Term term = Term.parse(text);
        if (term instanceof Term.Column column) {
            check(key, column.name());
        }
        return term;
    }

    void check(MappingKey key, String name) throws InvalidMappingException {
        int point = name.indexOf('.');
        boolean isPath = format == FileFormat.JSONL && point > 0 && has(name.substring(0, point));
        if (!has(name) && !isPath) {
            throw new InvalidMappingException("Invalid " + key.option() + ": the file has no column " + name
                    + ", expected one of " + listed() + "." + hint());
        }
    }

    /** The names, for messages. */
    String listed() {
        String listed = names.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return names.size() > NAMED_MAX ? listed + ", and " + (names.size() - NAMED_MAX) + " more" : listed;
    }

    private String hint() {
        boolean isWholeLine =
                format == FileFormat.CSV && names.size() == 1 && names.get(0).matches(".*[;\\t|,].*");
        return isWholeLine ? " Is the delimiter another one? Give --delimiter." : "";
    }
}
