package dev.invoicearchive.infra.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@link DeploymentSettings}: the defaults, over them the file that {@code settings} names or the object {@code
 * archive} of the context, over that single keys such as {@code -c archive:environment=prod}.
 */
public final class SettingsReader {
    /** The context key that names a file. */
    public static final String FILE_KEY = "settings";

    /** The context key of the settings themselves. */
    public static final String OBJECT_KEY = "archive";

    private static final String SINGLE_KEY_START = OBJECT_KEY + ":";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A record's components are its properties; what its methods work out is not.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SettingsReader() {}

    /**
     * The settings that a CDK context asks for.
     *
     * @param context all of it; keys of CDK's own are passed over
     * @throws IllegalArgumentException if a key is unknown, or a value or a relation between values is wrong
     */
    public static DeploymentSettings fromContext(Map<String, Object> context) {
        ObjectNode settings = JSON.valueToTree(DeploymentSettings.DEFAULT);
        Object file = context.get(FILE_KEY);
        if (file != null) {
            lay(read(Path.of(file.toString())), settings, file.toString());
        }
        if (context.get(OBJECT_KEY) != null) {
            lay(JSON.valueToTree(context.get(OBJECT_KEY)), settings, "context " + OBJECT_KEY);
        }
        new TreeMap<>(context).forEach((key, value) -> {
            if (key.startsWith(SINGLE_KEY_START)) {
                String name = key.substring(SINGLE_KEY_START.length());
                lay(JSON.createObjectNode().set(name, JSON.valueToTree(value)), settings, "context " + key);
            }
        });
        return settings(settings);
    }

    /**
     * The settings of one file.
     *
     * @throws IllegalArgumentException as above, or if the file cannot be read
     */
    public static DeploymentSettings fromFile(Path file) {
        return fromContext(Map.of(FILE_KEY, file.toString()));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + ": no JSON at line "
                            + e.getLocation().getLineNr() + ", expected one object.",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + ", expected a file of settings. Correct -c settings=...", e);
        }
    }

    private static void lay(JsonNode over, ObjectNode settings, String source) {
        if (!over.isObject()) {
            throw new IllegalArgumentException("Invalid " + source + ": " + over + ", expected an object.");
        }
        for (Map.Entry<String, JsonNode> field : over.properties()) {
            if (!settings.has(field.getKey())) {
                throw new IllegalArgumentException(
                        "Invalid setting: " + field.getKey() + " of " + source + ", expected "
                                + String.join(", ", (Iterable<String>) settings::fieldNames) + ". Correct the name.");
            }
            settings.set(field.getKey(), field.getValue());
        }
    }

    private static DeploymentSettings settings(ObjectNode settings) {
        try {
            return JSON.treeToValue(settings, DeploymentSettings.class);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof IllegalArgumentException broken) {
                throw broken;
            }
            String name =
                    e.getPath().isEmpty() ? "settings" : e.getPath().get(0).getFieldName();
            throw new IllegalArgumentException(
                    "Invalid " + name + ": " + settings.get(name) + ", expected " + kind(name) + ".", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot map a tree that was just read.", e);
        }
    }

    /** What a setting takes, in the words of who writes settings. */
    private static String kind(String name) {
        return Arrays.stream(DeploymentSettings.class.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> JSON.constructType(component.getGenericType()))
                .map(type -> type.isReferenceType() ? kind(type.getReferencedType()) + " or null" : kind(type))
                .findFirst()
                .orElse("one object");
    }

    private static String kind(JavaType type) {
        if (type.isEnumType()) {
            return String.join(" or ", spellings(type));
        }
        if (type.isCollectionLikeType()) {
            return "a list of texts, such as [\"one\"]";
        }
        if (type.isMapLikeType()) {
            return "an object of texts";
        }
        return type.hasRawClass(String.class) ? "a text" : "a whole number";
    }

    private static List<String> spellings(JavaType enumeration) {
        return Arrays.stream(enumeration.getRawClass().getEnumConstants())
                .map(constant -> JSON.convertValue(constant, String.class))
                .toList();
    }
}
