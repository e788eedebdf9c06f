package dev.invoicearchive.ingest.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping as its user wrote it: texts by key. What the texts mean is decided once the columns of the file are known.
 *
 * @param values never null; a key that is not there was not said
 */
public record MappingText(Map<MappingKey, String> values) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public MappingText {
        values = values.isEmpty() ? Map.of() : Map.copyOf(values);
    }

    /**
     * Reads a mapping file: one JSON object whose values are texts; that of {@code document} may be an array of them.
     *
     * @throws InvalidMappingException if it is something else
     */
    public static MappingText read(Path file) throws InvalidMappingException {
        JsonNode root = parse(file);
        if (!root.isObject()) {
            throw new InvalidMappingException("Invalid mapping file " + file
                    + ": no JSON object, expected one such as {\"invoice\": \"invoice_number\"}. See docs/loading.md.");
        }
        Map<MappingKey, String> values = new EnumMap<>(MappingKey.class);
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            MappingKey key = MappingKey.named(field.getKey()).orElseThrow(() -> unknown(file, field.getKey()));
            values.put(key, text(file, key, field.getValue()));
        }
        return new MappingText(values);
    }

    /** This mapping, with what the other one says put over it. */
    public MappingText overriddenBy(MappingText other) {
        Map<MappingKey, String> merged = new EnumMap<>(MappingKey.class);
        merged.putAll(values);
        merged.putAll(other.values);
        return new MappingText(merged);
    }

    /** The text of a key. */
    public Optional<String> value(MappingKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Everything that this mapping says, always in the same order, so that equal mappings are equal texts. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        for (MappingKey key : MappingKey.values()) {
            value(key).ifPresent(value -> text.append(key.key())
                    .append('=')
                    .append(value.length())
                    .append(':')
                    .append(value)
                    .append('\n'));
        }
        return text.toString();
    }

    private static JsonNode parse(Path file) throws InvalidMappingException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new InvalidMappingException(
                    "Invalid mapping file " + file + ": not JSON at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()
                            + " (or a key stands twice), expected one object. Correct it there.",
                    e);
        } catch (IOException e) {
            throw new InvalidMappingException(
                    "Cannot read the mapping file " + file + ": " + e.getClass().getSimpleName()
                            + ", expected a JSON file. Check the name.",
                    e);
        }
    }

    private static String text(Path file, MappingKey key, JsonNode value) throws InvalidMappingException {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (key == MappingKey.DOCUMENT && value.isArray()) {
            List<String> columns = new ArrayList<>();
            for (JsonNode element : value) {
                columns.add(text(file, MappingKey.INVOICE, element));
            }
            return String.join(",", columns);
        }
        throw new InvalidMappingException("Invalid " + key.key() + " in the mapping file " + file + ": "
                + value.getNodeType() + ", expected a text. Put it in quotes.");
    }

    private static InvalidMappingException unknown(Path file, String key) {
        return new InvalidMappingException("Invalid key in the mapping file " + file + ": " + key + ", expected "
                + String.join(", ", MappingKey.names()) + ". Correct or remove it.");
    }
}
