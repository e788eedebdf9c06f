package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code CREATE EXTERNAL TABLE}. The folder of a bucket that may be written to is made if it is missing. */
final class CreateTable implements StatementPlan {
    private final ExternalTable table;
    private final DdlContext context;

    CreateTable(ExternalTable table, DdlContext context) {
        this.table = table;
        this.context = context;
    }

    @Override
    public void run(EngineSession engine, ResultSink sink) throws SQLException, IOException {
        Path folder = folder(table.location());
        String statement = statement(folder);
        if (!context.buckets().isArchive(folder)) {
            // S3 knows no folders; the engine refuses a table over one that is missing.
            Files.createDirectories(folder);
        }
        engine.change(statement);
    }

    /** The engine's statement. */
    String statement(Path folder) {
        checkColumns();
        Projection projection = new Projection(table.properties());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "external_location", Names.literal(context.engineLocation().apply(folder)));
        properties.put("format", Names.literal(table.format().name()));
        properties.putAll(table.format().properties());
        if (!table.partitions().isEmpty()) {
            properties.put(
                    "partitioned_by",
                    Names.array(
                            table.partitions().stream().map(TableColumn::name).toList()));
        }
        number("skip.header.line.count", "skip_header_line_count", properties);
        number("skip.footer.line.count", "skip_footer_line_count", properties);
        Optional.ofNullable(table.properties().get("serialization.null.format"))
                .ifPresent(text -> properties.put("null_format", Names.literal(text)));
        project(projection, properties);
        return "CREATE TABLE " + (table.ifNotExists() ? "IF NOT EXISTS " : "")
                + table.name().sql() + " ("
                + columns(table.columns(), name -> "")
                + (table.partitions().isEmpty() ? "" : ", ")
                + columns(table.partitions(), projection::columnProperties) + ")"
                + table.comment().map(text -> " COMMENT " + Names.literal(text)).orElse("")
                + " WITH ("
                + properties.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private void project(Projection projection, Map<String, String> properties) {
        if (!projection.isEnabled()) {
            return;
        }
        properties.put("partition_projection_enabled", "true");
        projection.locationTemplate().ifPresent(template -> {
            String fixed = context.engineLocation().apply(folder(template.folder()));
            properties.put("partition_projection_location_template", Names.literal(fixed + template.rest()));
        });
    }

    private void checkColumns() {
        List<TableColumn> other = table.columns().stream()
                .filter(column -> !column.type().equals("varchar"))
                .toList();
        if (table.format().hasTextOnly() && !other.isEmpty()) {
            throw new StatementFault(
                    Type.NOT_SUPPORTED,
                    "NOT_SUPPORTED: Column " + other.get(0).name() + " of a table with this SerDe is "
                            + other.get(0).hiveType()
                            + ", expected string. Declare it as string and CAST it in the query.");
        }
    }

    private void number(String setting, String property, Map<String, String> properties) {
        String text = table.properties().get(setting);
        if (text == null) {
            return;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new StatementFault(
                    Type.INVALID_TABLE_PROPERTY,
                    "INVALID_TABLE_PROPERTY: Invalid " + setting + ": " + text
                            + ", expected a number. Correct TBLPROPERTIES.");
        }
        properties.put(property, text);
    }

    private Path folder(String location) {
        return context.buckets().readable(location);
    }

    private static String columns(List<TableColumn> columns, Function<String, String> properties) {
        return columns.stream()
                .map(column -> Names.quoted(column.name()) + " " + column.type()
                        + column.comment()
                                .map(text -> " COMMENT " + Names.literal(text))
                                .orElse("")
                        + properties.apply(column.name()))
                .collect(Collectors.joining(", "));
    }
}
