package dev.invoicearchive.lifecycle.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads {@code rules.json}. */
public final class RetentionRulesFile {
    private static final String SHIPPED = "rules.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RetentionRulesFile() {}

    /** The rules that the archive ships with. */
    public static RetentionRules shipped() {
        return parse(SHIPPED, new String(shippedBytes(), StandardCharsets.UTF_8));
    }

    /** The file of these rules, byte for byte, by whose hash a manifest names them. */
    public static byte[] shippedBytes() {
        try (InputStream stream = RetentionRulesFile.class.getResourceAsStream(SHIPPED)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What manifests say of the rules in force, so that others are noticed: a hash of everything in them, hexadecimal. */
    public static String sha256(RetentionRules rules) {
        try {
            return Sha256.of(JSON.writeValueAsBytes(rules));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write rules as JSON.", e);
        }
    }

    /**
     * Reads rules from JSON text.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException if it is not JSON, has a field too many or too few, or breaks a rule
     */
    public static RetentionRules parse(String name, String json) {
        try {
            return JSON.readValue(json, RetentionRules.class);
        } catch (JsonMappingException e) {
            String reason = e.getCause() instanceof IllegalArgumentException broken
                    ? broken.getMessage()
                    : "Invalid content: " + e.getOriginalMessage() + ".";
            throw new IllegalArgumentException("Cannot use " + name + ": " + reason, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + name + ": no JSON at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ", expected one object.",
                    e);
        }
    }
}
