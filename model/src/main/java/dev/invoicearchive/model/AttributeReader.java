package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads DynamoDB JSON from a stream of tokens. Every method starts on the first token of what it reads and ends on the
 * last one; all throw {@link UnexpectedJsonException} for another shape.
 */
final class AttributeReader {
    private final JsonParser parser;

    /** The attribute being read, for error messages. */
    private String attribute = "";

    AttributeReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads an item: an object of attribute values by attribute name. */
    Item item() throws IOException {
        expect(JsonToken.START_OBJECT, "an object of attributes");
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            attribute = parser.currentName();
            parser.nextToken();
            attributes.put(attribute, value(0));
        }
        return new Item(attributes);
    }

    /** Reads one attribute value: an object with exactly one field, the type tag. */
    AttributeValue value() throws IOException {
        return value(0);
    }

    private AttributeValue value(int level) throws IOException {
        if (level > Json.ATTRIBUTE_LEVELS_MAX) {
            throw unexpected("nested too deeply", "at most " + Json.ATTRIBUTE_LEVELS_MAX + " levels");
        }
        expect(JsonToken.START_OBJECT, "an object with a type tag");
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            throw unexpected("no type tag", "exactly one");
        }
        String tag = parser.currentName();
        parser.nextToken();
        AttributeValue value = tagged(tag, level);
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw unexpected("more than one type tag", "exactly one");
        }
        return value;
    }

    private AttributeValue tagged(String tag, int level) throws IOException {
        return switch (tag) {
            case "S" -> new AttributeValue.Text(text());
            case "N" -> new AttributeValue.Number(text());
            case "B" -> binary();
            case "BOOL" -> new AttributeValue.Bool(bool());
            case "NULL" -> nullValue();
            case "M" -> document(level);
            case "L" -> sequence(level);
            case "SS" -> new AttributeValue.TextSet(texts());
            case "NS" -> new AttributeValue.NumberSet(texts());
            case "BS" -> binarySet();
            default -> throw unexpected("an unknown type tag", "S, N, B, BOOL, NULL, M, L, SS, NS or BS");
        };
    }

    private AttributeValue document(int level) throws IOException {
        expect(JsonToken.START_OBJECT, "an object in M");
        Map<String, AttributeValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(level + 1));
        }
        return new AttributeValue.Document(fields);
    }

    private AttributeValue sequence(int level) throws IOException {
        expect(JsonToken.START_ARRAY, "an array in L");
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(level + 1));
        }
        return new AttributeValue.Sequence(elements);
    }

    private List<String> texts() throws IOException {
        expect(JsonToken.START_ARRAY, "an array in a set");
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text());
        }
        return texts;
    }

    private AttributeValue binarySet() throws IOException {
        expect(JsonToken.START_ARRAY, "an array in a set");
        List<AttributeValue.Binary> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(binary());
        }
        return new AttributeValue.BinarySet(elements);
    }

    private AttributeValue.Binary binary() throws IOException {
        String text = text();
        try {
            return new AttributeValue.Binary(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw unexpected("bytes that are not base64", "base64");
        }
    }

    private AttributeValue nullValue() throws IOException {
        if (!bool()) {
            throw unexpected("NULL that is false", "true");
        }
        return new AttributeValue.Null();
    }

    private boolean bool() throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw unexpected("no truth value", "true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private String text() throws IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getText();
    }

    private void expect(JsonToken token, String expected) throws IOException {
        if (parser.currentToken() != token) {
            throw unexpected("another kind of JSON value", expected);
        }
    }

    private UnexpectedJsonException unexpected(String found, String expected) {
        return new UnexpectedJsonException(
                "Invalid attribute " + attribute + ": " + found + ", expected " + expected + ".");
    }
}
