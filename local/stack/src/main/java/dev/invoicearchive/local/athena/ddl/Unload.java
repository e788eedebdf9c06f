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
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code UNLOAD}: the engine writes a table aside, whose files then move to where they belong. A statement that fails
 * leaves nothing there.
 */
final class Unload implements StatementPlan {
    /** The database of tables that live as long as their statement. */
    static final String SCRATCH = "athena_unload";

    private static final Set<String> PROPERTIES =
            Set.of("format", "compression", "compression_level", "field_delimiter", "partitioned_by");

    private final String query;
    private final String location;
    private final Map<String, String> properties;
    private final String format;
    private final String codec;
    private final DdlContext context;

    private Unload(String query, String location, Map<String, String> properties, DdlContext context) {
        this.query = query;
        this.location = location;
        this.properties = properties;
        this.format = OutputFormat.engineName(properties.get("format"));
        this.codec = OutputFormat.codec(format, properties.getOrDefault("compression", "GZIP"));
        this.context = context;
    }

    /** Reads the statement. */
    static Unload parse(String sql, DdlContext context) {
        TokenReader reader = TokenReader.query(sql);
        reader.expect("UNLOAD");
        reader.expectSymbol('(');
        String query = reader.untilClosingBracket();
        reader.expect("TO");
        String location = reader.queryString();
        reader.expect("WITH");
        Map<String, String> properties = EngineProperties.read(reader);
        reader.expectEnd();
        properties.keySet().stream()
                .filter(name -> !PROPERTIES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new StatementFault(
                            Type.INVALID_PROPERTY,
                            "INVALID_PROPERTY: Invalid property of UNLOAD: " + name + ", expected format, compression,"
                                    + " compression_level, field_delimiter or partitioned_by.");
                });
        if (!properties.containsKey("format")) {
            throw new StatementFault(
                    Type.INVALID_PROPERTY,
                    "INVALID_PROPERTY: Missing property of UNLOAD: format, expected one such as 'PARQUET'.");
        }
        return new Unload(query, location, properties, context);
    }

    @Override
    public void run(EngineSession engine, ResultSink sink) throws SQLException, IOException {
        Path target = context.buckets().writable(location);
        OutputFolder.claim(target, location);
        Path staging = context.buckets().staging(context.executionId());
        Files.createDirectories(staging.getParent());
        try {
            engine.change("CREATE SCHEMA IF NOT EXISTS " + SCRATCH);
            engine.change("SET SESSION awsdatacatalog.compression_codec = " + Names.literal(codec));
            long rows = write(staging, engine);
            OutputFolder.settle(staging, context.buckets());
            if (Files.exists(staging)) {
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            }
            sink.updated(rows);
            sink.wrote(OutputFolder.settle(target, context.buckets()));
        } finally {
            OutputFolder.remove(staging);
        }
    }

    private long write(Path staging, EngineSession engine) throws SQLException {
        TableName scratch = new TableName(SCRATCH, "u" + context.executionId().replace("-", ""));
        try {
            long rows = engine.change(create(scratch, staging));
            engine.change("DROP TABLE " + scratch.sql());
            return rows;
        } catch (SQLException e) {
            if (OutputFolder.isMissing(e)) {
                return 0;
            }
            throw e;
        }
    }

    private String create(TableName scratch, Path staging) {
        List<String> words = new ArrayList<>();
        words.add("format = " + Names.literal(format));
        words.add(
                "external_location = " + Names.literal(context.engineLocation().apply(staging)));
        if (properties.containsKey("partitioned_by")) {
            words.add("partitioned_by = " + properties.get("partitioned_by"));
        }
        if (format.equals("TEXTFILE")) {
            words.add("textfile_field_separator = " + Names.literal(properties.getOrDefault("field_delimiter", ",")));
        }
        return "CREATE TABLE " + scratch.sql() + " WITH (" + String.join(", ", words) + ") AS " + query;
    }
}
