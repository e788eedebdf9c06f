package dev.invoicearchive.lifecycle.integrity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.invoicearchive.format.BytesInputFile;
import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.model.ArchiveRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the records of an object under {@code errors/}. Its lines have two shapes: a source record that the transform
 * refused or never answered, or a carrier that it made and Firehose could not deliver. A carrier holds the rows of
 * records that have no line of their own.
 */
public final class ErrorEvents {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private ErrorEvents() {}

    /** Takes what an object holds, in its order. */
    public interface Taker {
        /** One change, by its event id. */
        void event(String eventId) throws IOException;

        /** A record that has no event id, or what is left of one that has other bytes beside it. */
        void unreadable(byte[] record) throws IOException;
    }

    /**
     * Reads one object.
     *
     * @param key of the object, for messages
     * @param content as it is stored; not closed
     * @throws InvalidContentException if a line is none that Firehose writes, or its carrier is no Parquet file
     * @throws IOException if it cannot be read
     */
    public static void read(String key, InputStream content, Taker taker) throws IOException {
        JoinedObjects lines = new JoinedObjects(content);
        for (int next = lines.peek(); next >= 0; next = lines.peek()) {
            int length = next == '{' ? lines.length() : -1;
            if (length < 0) {
                throw invalid(key, "bytes that are no JSON object", null);
            }
            record(key, rawData(key, lines.take(length)), taker);
        }
    }

    private static void record(String key, byte[] data, Taker taker) throws IOException {
        if (data.length >= PARQUET.length && Arrays.equals(data, 0, PARQUET.length, PARQUET, 0, PARQUET.length)) {
            carrier(key, data, taker);
            return;
        }
        SourceEvents.cut(new ByteArrayInputStream(data), new AsError(taker));
    }

    private static void carrier(String key, byte[] data, Taker taker) throws IOException {
        try {
            for (ArchiveRow row : ParquetRowReader.read(key, new BytesInputFile(data))) {
                taker.event(row.eventId());
            }
        } catch (InvalidParquetException e) {
            throw invalid(key, "a carrier that is no Parquet file", e);
        }
    }

    private static byte[] rawData(String key, byte[] line) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isData = parser.currentName().equals("rawData");
                JsonToken token = parser.nextToken();
                if (isData && token == JsonToken.VALUE_STRING) {
                    return parser.getBinaryValue();
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw invalid(key, "a line that is no JSON, or rawData that is no Base64", e);
        }
        throw invalid(key, "a line without rawData", null);
    }

    private static InvalidContentException invalid(String key, String found, Exception cause) {
        return new InvalidContentException(
                "Invalid error object " + key + ": " + found + ", expected lines of Firehose with rawData.", cause);
    }

    /** What a source record was, is an error now. */
    private record AsError(Taker taker) implements SourceEvents.Taker {
        @Override
        public void event(String eventId, Optional<LocalDate> day) throws IOException {
            taker.event(eventId);
        }

        @Override
        public void unreadable(byte[] bytes) throws IOException {
            taker.unreadable(bytes);
        }
    }
}
