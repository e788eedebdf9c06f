package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How files are read.
 *
 * @param name the engine's name of the format
 * @param properties the engine's properties of the table that belong to it, by name, with their literals
 */
record TableFormat(String name, Map<String, String> properties) {
    private static final Map<String, String> BY_SERDE = Map.ofEntries(
            Map.entry("org.apache.hadoop.hive.ql.io.parquet.serde.parquethiveserde", "PARQUET"),
            Map.entry("org.apache.hadoop.hive.ql.io.orc.orcserde", "ORC"),
            Map.entry("org.apache.hadoop.hive.serde2.avro.avroserde", "AVRO"),
            Map.entry("org.apache.hadoop.hive.serde2.lazy.lazysimpleserde", "TEXTFILE"),
            Map.entry("org.apache.hadoop.hive.serde2.opencsvserde", "CSV"),
            Map.entry("org.openx.data.jsonserde.jsonserde", "OPENX_JSON"),
            Map.entry("org.apache.hive.hcatalog.data.jsonserde", "JSON"),
            Map.entry("org.apache.hadoop.hive.serde2.jsonserde", "JSON"),
            Map.entry("org.apache.hadoop.hive.serde2.regexserde", "REGEX"));
    private static final Map<String, String> BY_WORD = Map.of(
            "PARQUET", "PARQUET",
            "ORC", "ORC",
            "AVRO", "AVRO",
            "TEXTFILE", "TEXTFILE",
            "JSONFILE", "JSON",
            "SEQUENCEFILE", "SEQUENCEFILE");

    /** The format that {@code STORED AS} names. */
    static TableFormat storedAs(String word) {
        String name = BY_WORD.get(word.toUpperCase(Locale.ROOT));
        if (name == null) {
            throw refused("STORED AS " + word);
        }
        return new TableFormat(name, Map.of());
    }

    /**
     * The format that a SerDe reads.
     *
     * @param serde its Java class, as Athena names it
     * @param settings its {@code SERDEPROPERTIES}
     */
    static TableFormat ofSerde(String serde, Map<String, String> settings) {
        String name = BY_SERDE.get(serde.toLowerCase(Locale.ROOT));
        if (name == null) {
            throw refused("ROW FORMAT SERDE '" + serde + "'");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        switch (name) {
            case "CSV" -> {
                character(settings, "separatorChar", "csv_separator", properties);
                character(settings, "quoteChar", "csv_quote", properties);
                character(settings, "escapeChar", "csv_escape", properties);
            }
            case "TEXTFILE" -> {
                Optional.ofNullable(settings.getOrDefault("field.delim", settings.get("serialization.format")))
                        .ifPresent(value -> character("field.delim", value, "textfile_field_separator", properties));
                character(settings, "escape.delim", "textfile_field_separator_escape", properties);
            }
            case "REGEX" ->
                Optional.ofNullable(settings.get("input.regex"))
                        .ifPresent(value -> properties.put("regex", Names.literal(value)));
            default -> { // The others have no settings that the engine knows.
            }
        }
        return new TableFormat(name, properties);
    }

    /** Lines of fields. */
    static TableFormat delimited(Optional<String> fieldSeparator, Optional<String> escape) {
        Map<String, String> properties = new LinkedHashMap<>();
        fieldSeparator.ifPresent(
                value -> character("FIELDS TERMINATED BY", value, "textfile_field_separator", properties));
        escape.ifPresent(value -> character("ESCAPED BY", value, "textfile_field_separator_escape", properties));
        return new TableFormat("TEXTFILE", properties);
    }

    /** Whether every column must be a string. */
    boolean hasTextOnly() {
        return name.equals("CSV") || name.equals("REGEX");
    }

    private static void character(
            Map<String, String> settings, String setting, String property, Map<String, String> properties) {
        Optional.ofNullable(settings.get(setting)).ifPresent(value -> character(setting, value, property, properties));
    }

    private static void character(String setting, String value, String property, Map<String, String> properties) {
        if (value.length() != 1) {
            throw new StatementFault(
                    Type.INVALID_PROPERTY,
                    "INVALID_TABLE_PROPERTY: Invalid " + setting + ": " + value
                            + ", expected one character. Correct the row format.");
        }
        properties.put(property, Names.literal(value));
    }

    private static StatementFault refused(String found) {
        return new StatementFault(
                Type.NOT_SUPPORTED,
                "NOT_SUPPORTED: Unsupported format: " + found
                        + ", expected PARQUET, ORC, AVRO, TEXTFILE, JSONFILE, SEQUENCEFILE, ROW FORMAT DELIMITED, or the"
                        + " SerDe of Parquet, ORC, Avro, LazySimple, OpenCSV, JSON (openx, hcatalog) or Regex.");
    }
}
