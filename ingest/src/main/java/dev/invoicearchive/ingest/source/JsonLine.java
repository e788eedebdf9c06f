package dev.invoicearchive.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.PlainJson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One line of JSON as a record. */
final class JsonLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonLine() {}

    /** The record of a line, with a fault if it is not exactly one JSON object in good encoding. */
    static SourceRecord read(BoundedLines.Line line, Charset charset) {
        if (line.isTooLong()) {
            return faulty(line, "Invalid line: over " + RecordLimits.CHARACTERS_MAX + " characters, expected fewer");
        }
        OptionalInt unknown = MarkedText.unknownByte(line.text());
        if (unknown.isPresent()) {
            return faulty(line, CsvHeader.unknownByte(unknown.getAsInt(), charset));
        }
        Optional<AttributeValue> value = PlainJson.read(line.text());
        if (value.isPresent() && value.get() instanceof AttributeValue.Document document) {
            return new SourceRecord(line.number(), document.value(), Optional.empty());
        }
        return faulty(line, "Invalid JSON: " + fault(line.text()) + ", expected one object with different names");
    }

    /** What is wrong, without any of the content. */
    private static String fault(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            boolean isObject =
                    parser.nextToken() != null && parser.currentToken().isStructStart();
            parser.skipChildren();
            if (!isObject) {
                return "a single value";
            }
            return parser.nextToken() == null ? "no object, or nested too deeply" : "more after the value";
        } catch (JsonProcessingException e) {
            return "not readable at character " + (e.getLocation().getCharOffset() + 1);
        } catch (IOException e) {
            return "not readable";
        }
    }

    private static SourceRecord faulty(BoundedLines.Line line, String fault) {
        return SourceRecord.faulty(line.number(), Map.of(), fault);
    }
}
