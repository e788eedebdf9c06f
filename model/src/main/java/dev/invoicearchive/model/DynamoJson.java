package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * DynamoDB JSON, which keeps the type of every value: <code>{"Amount":{"N":"10.00"}}</code>. What is written here reads
 * back equal, to the last digit and the last lone surrogate. Source: the DynamoDB API's low-level data format.
 */
public final class DynamoJson {
    private DynamoJson() {}

    /** Writes an item as one compact JSON object, attributes in the item's own order. */
    public static String write(Item item) {
        return Json.text(generator -> writeAttributes(generator, item.attributes()));
    }

    /** Writes one value with its type tag, such as <code>{"S":"DE"}</code>. */
    public static String write(AttributeValue value) {
        return Json.text(generator -> writeValue(generator, value));
    }

    /**
     * Reads what {@link #write(Item)} wrote, or any other DynamoDB JSON of an item.
     *
     * @throws IllegalArgumentException if the text is something else; the message quotes no contents
     */
    public static Item readItem(String json) {
        return read(json, AttributeReader::item);
    }

    /**
     * Reads what {@link #write(AttributeValue)} wrote, or any other DynamoDB JSON of a value.
     *
     * @throws IllegalArgumentException if the text is something else; the message quotes no contents
     */
    public static AttributeValue readValue(String json) {
        return read(json, AttributeReader::value);
    }

    static void writeAttributes(JsonGenerator generator, Map<String, AttributeValue> attributes) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            Json.writeName(generator, attribute.getKey());
            writeValue(generator, attribute.getValue());
        }
        generator.writeEndObject();
    }

    private interface Reading<T> {
        T from(AttributeReader reader) throws IOException;
    }

    private static <T> T read(String json, Reading<T> reading) {
        try (JsonParser parser = Json.reader(json)) {
            parser.nextToken();
            T result = reading.from(new AttributeReader(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Invalid DynamoDB JSON: more follows, expected one value.");
            }
            return result;
        } catch (UnexpectedJsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes what it could not read, and that may be a customer's document.
            throw new IllegalArgumentException("Invalid DynamoDB JSON: not JSON at character "
                    + e.getLocation().getCharOffset() + ", expected one value.");
        } catch (IOException e) {
            throw new IllegalArgumentException("Invalid DynamoDB JSON: unreadable, expected one value.", e);
        }
    }

    private static void writeValue(JsonGenerator generator, AttributeValue value) throws IOException {
        generator.writeStartObject();
        if (value instanceof AttributeValue.Text text) {
            generator.writeFieldName("S");
            Json.writeText(generator, text.value());
        } else if (value instanceof AttributeValue.Number number) {
            generator.writeFieldName("N");
            Json.writeText(generator, number.value());
        } else if (value instanceof AttributeValue.Binary binary) {
            generator.writeStringField("B", base64(binary));
        } else if (value instanceof AttributeValue.Bool bool) {
            generator.writeBooleanField("BOOL", bool.value());
        } else if (value instanceof AttributeValue.Null) {
            generator.writeBooleanField("NULL", true);
        } else {
            writeCollection(generator, value);
        }
        generator.writeEndObject();
    }

    private static void writeCollection(JsonGenerator generator, AttributeValue value) throws IOException {
        if (value instanceof AttributeValue.Document document) {
            generator.writeFieldName("M");
            writeAttributes(generator, document.value());
        } else if (value instanceof AttributeValue.Sequence sequence) {
            generator.writeArrayFieldStart("L");
            for (AttributeValue element : sequence.value()) {
                writeValue(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof AttributeValue.TextSet set) {
            writeTexts(generator, "SS", set.value());
        } else if (value instanceof AttributeValue.NumberSet set) {
            writeTexts(generator, "NS", set.value());
        } else if (value instanceof AttributeValue.BinarySet set) {
            writeTexts(
                    generator,
                    "BS",
                    set.value().stream().map(DynamoJson::base64).toList());
        }
    }

    private static void writeTexts(JsonGenerator generator, String tag, List<String> texts) throws IOException {
        generator.writeArrayFieldStart(tag);
        for (String text : texts) {
            Json.writeText(generator, text);
        }
        generator.writeEndArray();
    }

    static String base64(AttributeValue.Binary binary) {
        return Base64.getEncoder().encodeToString(binary.value());
    }
}
