package dev.invoicearchive.lifecycle.cost.prices;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Reads prices: an object {@code prices} with one entry for each key, such as {@code "s3-standard": {"amount": "0.023",
 * "per": 1, "unit": "GB-month", "region": "us-east-1", "asOf": "2026-09-06", "source": "...", "confidence": "own"}}.
 */
public final class PriceListFile {
    private static final String SHIPPED = "prices.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** The file as it stands. */
    private record Content(Map<String, Price> prices) {
        @JsonCreator
        Content(@JsonProperty(value = "prices", required = true) Map<String, Price> prices) {
            this.prices = Objects.requireNonNull(prices, "prices is null");
        }
    }

    private PriceListFile() {}

    /** The prices that the archive ships with. */
    public static PriceList shipped() {
        try (InputStream stream = PriceListFile.class.getResourceAsStream(SHIPPED)) {
            return complete(SHIPPED, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a list in which no price is missing.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException if it is not JSON, has a key too many or too few, or a price that cannot be
     */
    public static PriceList complete(String name, String json) {
        Map<PriceKey, Price> prices = some(name, json);
        return named(name, () -> new PriceList(prices));
    }

    /**
     * Puts the prices of a file in the place of others.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException as above; missing prices stay as they are
     */
    public static PriceList over(PriceList others, String name, String json) {
        Map<PriceKey, Price> prices = some(name, json);
        return named(name, () -> others.with(prices));
    }

    private static Map<PriceKey, Price> some(String name, String json) {
        try {
            Content content = JSON.readValue(json, Content.class);
            return named(name, () -> keyed(content.prices()));
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException("Cannot use " + name + place(e) + ": " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + name + ": no JSON at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ", expected one object.",
                    e);
        }
    }

    private static Map<PriceKey, Price> keyed(Map<String, Price> prices) {
        Map<PriceKey, Price> keyed = new EnumMap<>(PriceKey.class);
        prices.forEach((name, price) -> {
            PriceKey key = PriceKey.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Invalid price: " + name + ", expected a key of prices.json."));
            if (price == null) {
                throw new IllegalArgumentException("Missing price: " + name + " is null, expected an object.");
            }
            keyed.put(key, price);
        });
        return keyed;
    }

    private static String place(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .filter(field -> !field.equals("prices"))
                .findFirst()
                .map(field -> " at " + field)
                .orElse("");
    }

    private static String reason(JsonMappingException failure) {
        return failure.getCause() instanceof IllegalArgumentException broken
                ? broken.getMessage()
                : "Invalid content: " + failure.getOriginalMessage() + ".";
    }

    private static <T> T named(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Cannot use " + name + ": " + e.getMessage(), e);
        }
    }
}
