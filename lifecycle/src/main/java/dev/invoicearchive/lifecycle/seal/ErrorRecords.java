package dev.invoicearchive.lifecycle.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.invoicearchive.format.InvalidParquetException;
import dev.invoicearchive.format.ParquetRowReader;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ChangeIdentity;
import dev.invoicearchive.model.ChangeRecordParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What lies in {@code errors/}: records, each in a line of JSON, and files that the transform had made of records and that
 * could not be delivered. Source: "Handle failure in data transformation". Thread-safe.
 */
final class ErrorRecords {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** More than six megabytes, which is the most that a Lambda answers with, in base64. */
    private static final int TEXT_CHARS_MAX = 32 * 1024 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(TEXT_CHARS_MAX)
                    .build())
            .build();

    private final List<byte[]> withoutIdentity = new ArrayList<>();

    /**
     * Reads an error object.
     *
     * @param key for messages
     * @param events gets every event that lies in it, without its day
     * @return what is wrong with it; empty if nothing is
     */
    Optional<SealFault> read(String key, InputStream content, EventBlocks.Block events) throws IOException {
        int lines = 0;
        try (JsonParser parser = JSON.createParser(content)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                lines++;
                add(rawData(parser), events);
            }
            return parser.currentToken() == null ? Optional.empty() : Optional.of(invalid(key, lines));
        } catch (JsonProcessingException e) {
            return Optional.of(invalid(key, lines));
        } catch (InvalidParquetException e) {
            return Optional.of(SealFault.of(
                    "Invalid error object " + key,
                    "a damaged file in line " + lines,
                    "one as the transform made it",
                    "Recover its events from source/."));
        }
    }

    /** The bytes of records that say no event id, the longest first. */
    synchronized List<byte[]> withoutIdentity() {
        return withoutIdentity.stream()
                .sorted(Comparator.comparingInt((byte[] record) -> record.length)
                        .reversed())
                .toList();
    }

    private static byte[] rawData(JsonParser parser) throws IOException {
        byte[] raw = new byte[0];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("rawData") && value == JsonToken.VALUE_STRING) {
                raw = parser.getBinaryValue();
            } else {
                parser.skipChildren();
            }
        }
        return raw;
    }

    private void add(byte[] raw, EventBlocks.Block events) {
        if (raw.length >= PARQUET.length && Arrays.equals(raw, 0, PARQUET.length, PARQUET, 0, PARQUET.length)) {
            for (ArchiveRow row : ParquetRowReader.read(raw)) {
                events.add(row.eventId(), Optional.empty());
            }
            return;
        }
        Optional<String> eventId = new ChangeRecordParser().identity(raw).flatMap(ChangeIdentity::eventId);
        if (eventId.isPresent()) {
            events.add(eventId.get(), Optional.empty());
        } else if (raw.length > 0) {
            synchronized (this) {
                withoutIdentity.add(raw);
            }
        }
    }

    private static SealFault invalid(String key, int lines) {
        return SealFault.of(
                "Invalid error object " + key,
                "no JSON object after " + lines + " lines",
                "one in every line",
                "Look at the object.");
    }
}
