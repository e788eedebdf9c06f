package dev.invoicearchive.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.invoicearchive.model.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The origin that a directly put record declares in its top-level field {@code archiveOrigin}: {@code import} or {@code
 * snapshot}. Without the field it is a record of the feed, replayed.
 */
final class DeclaredOrigin {
    /** The field's name. */
    static final String FIELD = "archiveOrigin";

    /** The same limits as the parser of change records, which has read the bytes before. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** How our own senders begin their records, which are too many to be parsed twice. */
    private static final Map<Origin, byte[]> USUAL_BEGINNINGS = Arrays.stream(Origin.values())
            .collect(Collectors.toUnmodifiableMap(
                    origin -> origin,
                    origin -> ("{\"" + FIELD + "\":\"" + origin.word() + "\",").getBytes(StandardCharsets.US_ASCII)));

    private DeclaredOrigin() {}

    /**
     * The declared origin, or {@code STREAM} if nothing is declared; empty if what is declared is no origin.
     *
     * @param json one JSON object, known to be well formed and to hold no field twice
     */
    static Optional<Origin> of(byte[] json) {
        for (Map.Entry<Origin, byte[]> usual : USUAL_BEGINNINGS.entrySet()) {
            byte[] beginning = usual.getValue();
            if (json.length > beginning.length
                    && Arrays.mismatch(json, 0, beginning.length, beginning, 0, beginning.length) < 0) {
                return Optional.of(usual.getKey());
            }
        }
        return parsed(json);
    }

    private static Optional<Origin> parsed(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isOrigin = parser.currentName().equals(FIELD);
                parser.nextToken();
                if (isOrigin) {
                    return ofWord(parser.getValueAsString());
                }
                parser.skipChildren();
            }
            return Optional.of(Origin.STREAM);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read JSON that was read before.", e);
        }
    }

    private static Optional<Origin> ofWord(String word) {
        for (Origin origin : Origin.values()) {
            if (origin.word().equals(word)) {
                return Optional.of(origin);
            }
        }
        return Optional.empty();
    }
}
