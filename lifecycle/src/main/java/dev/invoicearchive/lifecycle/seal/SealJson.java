package dev.invoicearchive.lifecycle.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;

/** The states between the steps, and the lists in the work area, as JSON. Times, dates and decimals are texts. */
public final class SealJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, new ToText<>(LocalDate.class, LocalDate::toString))
                    .addDeserializer(LocalDate.class, new OfText<>(LocalDate.class, LocalDate::parse))
                    .addSerializer(YearMonth.class, new ToText<>(YearMonth.class, YearMonth::toString))
                    .addDeserializer(YearMonth.class, new OfText<>(YearMonth.class, YearMonth::parse))
                    .addSerializer(Instant.class, new ToText<>(Instant.class, Instant::toString))
                    .addDeserializer(Instant.class, new OfText<>(Instant.class, Instant::parse))
                    .addSerializer(BigDecimal.class, new ToText<>(BigDecimal.class, BigDecimal::toPlainString))
                    .addDeserializer(BigDecimal.class, new OfText<>(BigDecimal.class, BigDecimal::new)))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private SealJson() {}

    /** One line, without its end. */
    public static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getSimpleName() + " as JSON.", e);
        }
    }

    /**
     * What a line says.
     *
     * @throws IOException if it does not say it
     */
    public static <T> T read(String text, Class<T> type) throws IOException {
        return JSON.readValue(text, type);
    }

    /** UTF-8 bytes of {@link #text}. */
    static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    private static final class ToText<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> text;

        private ToText(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(text.apply(value));
        }
    }

    private static final class OfText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<String, T> value;

        private OfText(Class<T> type, Function<String, T> value) {
            super(type);
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return value.apply(parser.getText());
        }
    }
}
