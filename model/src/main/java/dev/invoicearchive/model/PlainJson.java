package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Documents as the plain JSON that {@code json_extract} understands: maps become objects, lists and sets become arrays,
 * numbers keep their text, bytes become base64. Plain JSON has no sets and no bytes, so that not every document reads
 * back as the same types; whoever needs that compares {@link #read(String)} with the original.
 */
public final class PlainJson {
    /** A number as JSON spells it; DynamoDB's own spelling is always one of these. */
    private static final Pattern JSON_NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private PlainJson() {}

    /** Writes a value as compact plain JSON. A number that JSON cannot spell is written as a text. */
    public static String write(AttributeValue value) {
        return Json.text(generator -> write(generator, value));
    }

    /**
     * Reads plain JSON: objects as maps, arrays as lists, numbers with their exact text.
     *
     * @return empty if the text is not exactly one JSON value, names a field twice, or is nested too deeply
     */
    public static Optional<AttributeValue> read(String json) {
        try (JsonParser parser = Json.reader(json)) {
            parser.nextToken();
            AttributeValue value = value(parser, 0);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            // Whatever is wrong with the text, the answer is the same: it is no plain JSON.
            return Optional.empty();
        }
    }

    private static void write(JsonGenerator generator, AttributeValue value) throws IOException {
        if (value instanceof AttributeValue.Text text) {
            Json.writeText(generator, text.value());
        } else if (value instanceof AttributeValue.Number number) {
            writeNumber(generator, number.value());
        } else if (value instanceof AttributeValue.Binary binary) {
            generator.writeString(DynamoJson.base64(binary));
        } else if (value instanceof AttributeValue.Bool bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof AttributeValue.Null) {
            generator.writeNull();
        } else if (value instanceof AttributeValue.Document document) {
            writeObject(generator, document);
        } else {
            writeArray(generator, elements(value));
        }
    }

    private static void writeNumber(JsonGenerator generator, String number) throws IOException {
        if (JSON_NUMBER.matcher(number).matches()) {
            generator.writeNumber(number);
        } else {
            Json.writeText(generator, number);
        }
    }

    private static void writeObject(JsonGenerator generator, AttributeValue.Document document) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, AttributeValue> field : document.value().entrySet()) {
            Json.writeName(generator, field.getKey());
            write(generator, field.getValue());
        }
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, List<? extends AttributeValue> elements)
            throws IOException {
        generator.writeStartArray();
        for (AttributeValue element : elements) {
            write(generator, element);
        }
        generator.writeEndArray();
    }

    private static List<? extends AttributeValue> elements(AttributeValue value) {
        if (value instanceof AttributeValue.Sequence sequence) {
            return sequence.value();
        }
        if (value instanceof AttributeValue.TextSet set) {
            return set.value().stream().map(AttributeValue.Text::new).toList();
        }
        if (value instanceof AttributeValue.NumberSet set) {
            return set.value().stream().map(AttributeValue.Number::new).toList();
        }
        if (value instanceof AttributeValue.BinarySet set) {
            return set.value();
        }
        throw new IllegalArgumentException("Invalid value: " + value.getClass().getSimpleName()
                + ", expected a list or a set. This is a fault of the program.");
    }

    private static AttributeValue value(JsonParser parser, int level) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || level > Json.ATTRIBUTE_LEVELS_MAX) {
            throw new UnexpectedJsonException("Invalid JSON: none, or nested too deeply, expected one value.");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, level);
            case START_ARRAY -> array(parser, level);
            case VALUE_STRING -> new AttributeValue.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new AttributeValue.Number(parser.getText());
            case VALUE_TRUE -> new AttributeValue.Bool(true);
            case VALUE_FALSE -> new AttributeValue.Bool(false);
            case VALUE_NULL -> new AttributeValue.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new UnexpectedJsonException("Invalid JSON: " + token + ", expected a value.");
        };
    }

    private static AttributeValue object(JsonParser parser, int level) throws IOException {
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser, level + 1));
        }
        return new AttributeValue.Document(fields);
    }

    private static AttributeValue array(JsonParser parser, int level) throws IOException {
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, level + 1));
        }
        return new AttributeValue.Sequence(elements);
    }
}
