package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code CREATE TABLE … AS}. With a location of its own, which must be empty, or in a fresh one beside the results. */
final class CreateTableAs implements StatementPlan {
    private static final List<String> COMPRESSIONS =
            List.of("write_compression", "parquet_compression", "orc_compression");

    private final TableName name;
    private final String head;
    private final Map<String, String> properties;
    private final String query;
    private final DdlContext context;

    private CreateTableAs(
            TableName name, String head, Map<String, String> properties, String query, DdlContext context) {
        this.name = name;
        this.head = head;
        this.properties = properties;
        this.query = query;
        this.context = context;
    }

    /** Reads the statement; empty if it is another one. */
    static Optional<StatementPlan> parse(String sql, DdlContext context) {
        TokenReader reader = TokenReader.query(sql);
        if (!reader.accept("CREATE", "TABLE")) {
            return Optional.empty();
        }
        boolean ifNotExists = reader.accept("IF", "NOT", "EXISTS");
        TableName name = TableName.read(reader, context.database());
        String comment = reader.accept("COMMENT") ? " COMMENT " + Names.literal(reader.queryString()) : "";
        Map<String, String> properties = reader.accept("WITH") ? EngineProperties.read(reader) : Map.of();
        if (!reader.accept("AS")) {
            return Optional.empty();
        }
        String head = "CREATE TABLE " + (ifNotExists ? "IF NOT EXISTS " : "") + name.sql() + comment;
        return Optional.of(new CreateTableAs(name, head, properties, sql.substring(reader.offset()), context));
    }

    @Override
    public void run(EngineSession engine, ResultSink sink) throws SQLException, IOException {
        Optional<String> compression = COMPRESSIONS.stream()
                .filter(properties::containsKey)
                .map(properties::get)
                .findFirst();
        if (compression.isPresent()) {
            String format = OutputFormat.engineName(properties.getOrDefault("format", "PARQUET"));
            engine.change("SET SESSION awsdatacatalog.compression_codec = "
                    + Names.literal(OutputFormat.codec(format, compression.get())));
        }
        String external = properties.get("external_location");
        Path folder =
                external == null ? context.tableFolder() : context.buckets().writable(external);
        OutputFolder.claim(folder, external == null ? folder.toString() : external);
        sink.updated(write(folder, engine));
        sink.wrote(OutputFolder.settle(folder, context.buckets()));
    }

    private long write(Path folder, EngineSession engine) throws SQLException, IOException {
        try {
            return engine.change(head + words(folder) + " AS " + query);
        } catch (SQLException e) {
            if (!OutputFolder.isMissing(e)) {
                throw e;
            }
            Files.createDirectories(folder);
            engine.change(head + " (" + columns(engine) + ")" + words(folder));
            return 0;
        }
    }

    /** The columns of the query, as the engine would give them to the table. */
    private String columns(EngineSession engine) throws SQLException {
        TableName view =
                new TableName(name.database(), "c" + context.executionId().replace("-", ""));
        engine.change("CREATE VIEW " + view.sql() + " AS " + query);
        try {
            return engine.ask("SHOW COLUMNS FROM " + view.sql()).rows().stream()
                    .map(column -> Names.quoted(column.get(0)) + " " + column.get(1))
                    .collect(Collectors.joining(", "));
        } finally {
            engine.change("DROP VIEW " + view.sql());
        }
    }

    private String words(Path folder) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("external_location", Names.literal(context.engineLocation().apply(folder)));
        properties.forEach((name, value) -> translate(name, value, words));
        words.putIfAbsent("format", Names.literal("PARQUET"));
        return " WITH ("
                + words.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static void translate(String name, String value, Map<String, String> words) {
        switch (name) {
            case "external_location" -> { // Already there.
            }
            case "format" -> words.put("format", Names.literal(OutputFormat.engineName(value)));
            case "partitioned_by", "bucketed_by" -> words.put(name, value);
            case "bucket_count" -> words.put(name, value);
            case "field_delimiter" -> words.put("textfile_field_separator", Names.literal(value));
            case "write_compression", "parquet_compression", "orc_compression" -> { // A setting of the session.
            }
            case "is_external" -> { // It says what a location says.
            }
            default ->
                throw new StatementFault(
                        Type.INVALID_TABLE_PROPERTY,
                        "INVALID_TABLE_PROPERTY: line 1:1: Catalog 'awsdatacatalog' table property '" + name
                                + "' does not exist, expected external_location, format, partitioned_by, bucketed_by,"
                                + " bucket_count, field_delimiter or write_compression.");
        }
    }
}
