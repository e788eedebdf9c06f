package dev.invoicearchive.ingest.source;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.model.AttributeValue;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The names of the columns, and records made with them. */
final class CsvHeader {
    private final List<String> names;
    private final Charset charset;

    private CsvHeader(List<String> names, Charset charset) {
        this.names = names;
        this.charset = charset;
    }

    /**
     * The header that the first record gives. A column without a name is called by its place, such as {@code column 3}.
     *
     * @throws InvalidFileException if two columns have one name, or the encoding is another one
     */
    static CsvHeader of(String file, CsvRow first, Charset charset) throws InvalidFileException {
        List<String> names = new ArrayList<>();
        for (String field : first.fields()) {
            if (MarkedText.unknownByte(field).isPresent() || field.indexOf('\0') >= 0) {
                throw new InvalidFileException("Invalid encoding of " + file + ": its header is not " + charset.name()
                        + ", expected " + charset.name() + ". Give --encoding, such as ISO-8859-1 or UTF-16LE.");
            }
            names.add(field.isEmpty() ? "column " + (names.size() + 1) : field);
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidFileException("Invalid header of " + file + ": the column " + name
                        + " stands there twice, expected different names. Rename one.");
            }
        }
        return new CsvHeader(List.copyOf(names), charset);
    }

    List<String> names() {
        return names;
    }

    /** The record of a row, with a fault if it has not one good field for every column. */
    SourceRecord record(CsvRow row) {
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        Optional<String> fault = Optional.empty();
        int count = Math.min(names.size(), row.fields().size());
        for (int index = 0; index < count; index++) {
            String field = row.fields().get(index);
            OptionalInt unknown = MarkedText.unknownByte(field);
            if (unknown.isPresent()) {
                fault = fault.or(() -> Optional.of(unknownByte(unknown.getAsInt(), charset)));
            } else {
                fields.put(names.get(index), new AttributeValue.Text(field));
            }
        }
        if (row.fields().size() != names.size()) {
            fault = Optional.of("Invalid number of fields: " + row.fields().size() + ", expected " + names.size()
                    + " as in the header");
        }
        return new SourceRecord(row.line(), fields, fault);
    }

    static String unknownByte(int unknown, Charset charset) {
        return String.format(Locale.ROOT, "Invalid encoding: byte 0x%02X, expected ", unknown) + charset.name();
    }
}
