package dev.invoicearchive.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The one JSON reader and writer of the model, with its limits set on purpose. */
final class Json {
    /** Levels of maps and lists inside one attribute; DynamoDB allows 32. Deeper input is refused, never overflowed. */
    static final int ATTRIBUTE_LEVELS_MAX = 128;

    /** Every level of an attribute is two levels of JSON, and the record adds a few around it. */
    private static final int JSON_LEVELS_MAX = 1_000;

    /** Kinesis carries at most 10 MiB, so no name, text or number can be longer. */
    private static final int LENGTH_MAX = 10 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JSON_LEVELS_MAX)
                    .maxNameLength(LENGTH_MAX)
                    .maxStringLength(LENGTH_MAX)
                    .maxNumberLength(LENGTH_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Attribute names come from documents, so that a table of names would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private Json() {}

    /** Something that writes JSON. */
    interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }

    /** A reader of UTF-8 bytes; refuses bytes that are not UTF-8 instead of replacing them. */
    static JsonParser reader(byte[] json) throws IOException {
        CharBuffer text = decode(json);
        return FACTORY.createParser(text.array(), text.arrayOffset(), text.length());
    }

    /** A reader of text. */
    static JsonParser reader(String json) throws IOException {
        return FACTORY.createParser(json);
    }

    /** The text that {@code writing} writes; UTF-8 can carry it whatever the texts inside hold. */
    static String text(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            writing.to(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON into memory.", e);
        }
        return text.toString();
    }

    /** Writes a name, escaping what UTF-8 cannot carry. */
    static void writeName(JsonGenerator generator, String name) throws IOException {
        escapeIfNeeded(generator, name);
        generator.writeFieldName(name);
        generator.setCharacterEscapes(null);
    }

    /** Writes a text, escaping what UTF-8 cannot carry. */
    static void writeText(JsonGenerator generator, String text) throws IOException {
        escapeIfNeeded(generator, text);
        generator.writeString(text);
        generator.setCharacterEscapes(null);
    }

    private static void escapeIfNeeded(JsonGenerator generator, String text) {
        if (!Utf8.canCarry(text)) {
            generator.setCharacterEscapes(SurrogateEscapes.INSTANCE);
        }
    }

    private static CharBuffer decode(byte[] json) throws CharacterCodingException {
        // A new decoder reports malformed input; the charset's own convenience methods replace it.
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    }

    /** Escapes every surrogate, because the generator asks character by character. */
    private static final class SurrogateEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SurrogateEscapes INSTANCE = new SurrogateEscapes();

        @Override
        public int[] getEscapeCodesForAscii() {
            return CharacterEscapes.standardAsciiEscapesForJSON();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return Character.isSurrogate((char) character)
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }
}
