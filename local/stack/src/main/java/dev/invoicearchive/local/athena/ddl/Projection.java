package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Partitions that rules give instead of a catalog: Athena's {@code projection.*} in the engine's words. */
final class Projection {
    private final Map<String, String> properties;

    Projection(Map<String, String> properties) {
        this.properties = properties;
    }

    boolean isEnabled() {
        return "true".equalsIgnoreCase(properties.get("projection.enabled"));
    }

    /** Where a partition lies; empty if in {@code name=value/} below the table. */
    Optional<LocationTemplate> locationTemplate() {
        return Optional.ofNullable(properties.get("storage.location.template")).map(LocationTemplate::parse);
    }

    /** What the engine has to know of a partition's column; empty without projection. */
    String columnProperties(String column) {
        if (!isEnabled()) {
            return "";
        }
        String type = setting(column, "type")
                .orElseThrow(() -> fault("Missing projection." + column + ".type", "enum, integer, date or injected"));
        List<String> words = new ArrayList<>();
        words.add("partition_projection_type = " + Names.literal(type.toUpperCase(Locale.ROOT)));
        check(column);
        setting(column, "values").ifPresent(text -> words.add("partition_projection_values = " + list(text)));
        setting(column, "range").ifPresent(text -> words.add("partition_projection_range = " + list(text)));
        setting(column, "format").ifPresent(text -> words.add("partition_projection_format = " + Names.literal(text)));
        setting(column, "digits")
                .ifPresent(text -> words.add("partition_projection_digits = " + number(column, "digits", text)));
        setting(column, "interval")
                .ifPresent(text -> words.add("partition_projection_interval = " + number(column, "interval", text)));
        setting(column, "interval.unit")
                .ifPresent(text -> words.add(
                        "partition_projection_interval_unit = " + Names.literal(text.toUpperCase(Locale.ROOT))));
        return " WITH (" + String.join(", ", words) + ")";
    }

    /**
     * Checks that a column's values name folders.
     *
     * @throws StatementFault if one could lead elsewhere
     */
    void check(String column) {
        setting(column, "values").ifPresent(text -> values(text)
                .filter(value -> value.contains("/") || !S3Location.isKey(value))
                .findFirst()
                .ifPresent(value -> {
                    throw fault(
                            "Invalid projection." + column + ".values: " + value,
                            "values that can name folders: not empty, no slash, not . or ..");
                }));
        // Between quotes a format holds any letters.
        if (setting(column, "format")
                .filter(text -> !S3Location.isKey(text.replace("'", "")))
                .isPresent()) {
            throw fault(
                    "Invalid projection." + column + ".format: "
                            + setting(column, "format").orElseThrow(),
                    "a pattern such as yyyy/MM/dd without . and .. between slashes");
        }
    }

    private Optional<String> setting(String column, String name) {
        return Optional.ofNullable(properties.get("projection." + column + "." + name));
    }

    private static String list(String text) {
        return Names.array(values(text).toList());
    }

    private static Stream<String> values(String text) {
        return Stream.of(text.split(",")).map(String::strip);
    }

    private static String number(String column, String name, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw fault("Invalid projection." + column + "." + name + ": " + text, "a number");
        }
        return text;
    }

    private static StatementFault fault(String found, String expected) {
        return new StatementFault(
                Type.INVALID_TABLE_PROPERTY,
                "INVALID_TABLE_PROPERTY: " + found + ", expected " + expected + ". Correct TBLPROPERTIES.");
    }
}
