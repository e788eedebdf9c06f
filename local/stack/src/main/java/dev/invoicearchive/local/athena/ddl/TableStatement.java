package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The statement that makes a table, as Athena would have it; what it gives can be run again. */
final class TableStatement {
    private static final Map<String, List<String>> STORED = Map.of(
            "PARQUET", List.of("STORED AS PARQUET"),
            "ORC", List.of("STORED AS ORC"),
            "AVRO", List.of("STORED AS AVRO"),
            "SEQUENCEFILE", List.of("STORED AS SEQUENCEFILE"),
            "JSON", List.of("ROW FORMAT SERDE ", "  'org.apache.hive.hcatalog.data.JsonSerDe' "),
            "OPENX_JSON", List.of("ROW FORMAT SERDE ", "  'org.openx.data.jsonserde.JsonSerDe' "));

    private final Buckets buckets;

    TableStatement(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Its lines. */
    List<String> of(TableDefinition table) {
        if (table.isView()) {
            throw new StatementFault(
                    Type.QUERY_REJECTED,
                    "FAILED: SemanticException: " + table.name() + " is a view. Use SHOW CREATE VIEW.");
        }
        List<String> lines = new ArrayList<>();
        boolean external = table.location().isPresent();
        lines.add("CREATE " + (external ? "EXTERNAL " : "") + "TABLE `" + table.name() + "`(");
        columns(table.columns(), lines);
        table.comment().ifPresent(text -> lines.add("COMMENT " + Names.literal(text)));
        if (!table.partitions().isEmpty()) {
            lines.add("PARTITIONED BY ( ");
            columns(table.partitions(), lines);
        }
        lines.addAll(stored(table));
        table.location().ifPresent(path -> {
            lines.add("LOCATION");
            lines.add("  " + Names.literal(location(path)));
        });
        Map<String, String> properties = readable(table, buckets);
        if (!properties.isEmpty()) {
            lines.add("TBLPROPERTIES (");
            List<String> settings = properties.entrySet().stream()
                    .map(entry -> "  " + Names.literal(entry.getKey()) + "=" + Names.literal(entry.getValue()))
                    .toList();
            lines.addAll(separated(settings));
        }
        return lines;
    }

    /** The properties of a table, with locations as S3 has them. */
    static Map<String, String> readable(TableDefinition table, Buckets buckets) {
        Map<String, String> properties = new TreeMap<>(table.properties());
        properties.computeIfPresent("storage.location.template", (name, template) -> {
            int variable = template.indexOf("${");
            int cut = variable < 0 ? template.length() : template.lastIndexOf('/', variable);
            return buckets.location(EngineLocation.path(template.substring(0, cut)))
                    .map(location -> location + template.substring(cut))
                    .orElse(template);
        });
        return properties;
    }

    private List<String> stored(TableDefinition table) {
        Map<String, String> engine = table.engineProperties();
        return switch (table.format()) {
            case "TEXTFILE" ->
                List.of(
                        "ROW FORMAT DELIMITED ",
                        "  FIELDS TERMINATED BY " + escaped(engine.getOrDefault("textfile_field_separator", "\u0001"))
                                + " ",
                        "STORED AS TEXTFILE");
            case "CSV" ->
                List.of(
                        "ROW FORMAT SERDE ",
                        "  'org.apache.hadoop.hive.serde2.OpenCSVSerde' ",
                        "WITH SERDEPROPERTIES ( ",
                        "  'escapeChar'=" + escaped(engine.getOrDefault("csv_escape", "\\")) + ", ",
                        "  'quoteChar'=" + escaped(engine.getOrDefault("csv_quote", "\"")) + ", ",
                        "  'separatorChar'=" + escaped(engine.getOrDefault("csv_separator", ",")) + ") ");
            case "REGEX" ->
                List.of(
                        "ROW FORMAT SERDE ",
                        "  'org.apache.hadoop.hive.serde2.RegexSerDe' ",
                        "WITH SERDEPROPERTIES ( ",
                        "  'input.regex'=" + escaped(engine.getOrDefault("regex", "")) + ") ");
            default -> STORED.getOrDefault(table.format(), List.of("STORED AS " + table.format()));
        };
    }

    private String location(Path path) {
        return buckets.location(path).map(Object::toString).orElseGet(path.toUri()::toString);
    }

    private static void columns(List<TableColumn> columns, List<String> lines) {
        lines.addAll(separated(columns.stream()
                .map(column -> "  `" + column.name() + "` " + column.hiveType()
                        + column.comment()
                                .map(text -> " COMMENT " + Names.literal(text))
                                .orElse(""))
                .toList()));
    }

    /** With a comma behind each but the last, and a bracket behind that. */
    private static List<String> separated(List<String> lines) {
        List<String> separated = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            separated.add(lines.get(index) + (index + 1 < lines.size() ? ", " : ")"));
        }
        return separated;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("'");
        for (char letter : text.toCharArray()) {
            if (letter < ' ') {
                escaped.append('\\').append('u').append(String.format("%04x", (int) letter));
            } else {
                escaped.append(letter == '\\' || letter == '\'' ? "\\" : "").append(letter);
            }
        }
        return escaped.append('\'').toString();
    }
}
