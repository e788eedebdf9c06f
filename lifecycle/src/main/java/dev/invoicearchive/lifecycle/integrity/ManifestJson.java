package dev.invoicearchive.lifecycle.integrity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The one form of a manifest's bytes, described in {@code docs/manifest.md}: UTF-8 JSON without whitespace, members in the
 * order of their names, what is absent left out, decimals, days and instants as texts, one line feed at the end. Bytes in
 * any other form are no manifest, so that equal manifests are equal bytes.
 */
public final class ManifestJson {
    /** The value of the member {@code format}. */
    public static final String FORMAT = "invoice-archive-manifest/1";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        // An S3 key has 1,024 bytes at most; nothing in a manifest is much longer.
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(64 * 1024)
                        .build());
    }

    private ManifestJson() {}

    /** The bytes of a manifest. */
    public static byte[] write(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.getFactory().createGenerator(bytes)) {
            write(generator, ManifestTree.of(manifest));
            generator.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write manifest " + manifest.sequence() + " into memory.", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a manifest.
     *
     * @param key of the object, for messages
     * @throws InvalidManifestException if the bytes are no manifest, or not exactly those that {@link #write} makes of it
     */
    public static Manifest read(String key, byte[] bytes) throws InvalidManifestException {
        Manifest manifest = parse(key, bytes);
        if (!Arrays.equals(bytes, write(manifest))) {
            throw new InvalidManifestException("Invalid manifest " + key
                    + ": bytes in another form, expected the canonical one of docs/manifest.md. It was not written by a"
                    + " sealer.");
        }
        return manifest;
    }

    private static Manifest parse(String key, byte[] bytes) throws InvalidManifestException {
        try {
            JsonNode tree = JSON.readTree(bytes);
            return new ManifestReader(tree).manifest();
        } catch (JsonProcessingException e) {
            throw invalid(key, "no JSON at byte " + e.getLocation().getByteOffset(), e);
        } catch (IOException e) {
            throw invalid(key, "unreadable bytes", e);
        } catch (RuntimeException e) {
            throw invalid(key, e.getMessage(), e);
        }
    }

    private static InvalidManifestException invalid(String key, String found, Exception cause) {
        return new InvalidManifestException(
                "Invalid manifest " + key + ": " + found + ", expected the form of docs/manifest.md.", cause);
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName((String) member.getKey());
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else {
            generator.writeString((String) value);
        }
    }
}
