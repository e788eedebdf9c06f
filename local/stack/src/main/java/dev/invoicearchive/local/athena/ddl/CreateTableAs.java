package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code CREATE TABLE … AS}. With a location of its own, which must be empty; else the engine keeps the files. */
final class CreateTableAs implements StatementPlan {
    private static final List<String> COMPRESSIONS =
            List.of("write_compression", "parquet_compression", "orc_compression");

    private final String head;
    private final Map<String, String> properties;
    private final String query;
    private final DdlContext context;

    private CreateTableAs(String head, Map<String, String> properties, String query, DdlContext context) {
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
        return Optional.of(new CreateTableAs(head, properties, sql.substring(reader.offset()), context));
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
        if (external == null) {
            sink.updated(engine.change(statement(Optional.empty())));
            return;
        }
        Path folder = context.buckets().writable(external);
        OutputFolder.claim(folder, external);
        sink.updated(engine.change(statement(Optional.of(folder))));
        sink.wrote(OutputFolder.settle(folder, context.buckets()));
    }

    private String statement(Optional<Path> folder) {
        Map<String, String> words = new LinkedHashMap<>();
        folder.ifPresent(path -> words.put(
                "external_location", Names.literal(context.engineLocation().apply(path))));
        properties.forEach((name, value) -> translate(name, value, words));
        words.putIfAbsent("format", Names.literal("PARQUET"));
        return head + " WITH ("
                + words.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ") AS " + query;
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
