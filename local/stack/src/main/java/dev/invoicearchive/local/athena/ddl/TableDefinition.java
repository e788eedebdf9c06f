package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineRows;
import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table or view as the engine's catalog has it.
 *
 * @param name of it
 * @param isView whether it is a view
 * @param columns without those of the partitions
 * @param partitions the columns that folders stand for
 * @param comment on it
 * @param engineProperties what the engine says behind {@code WITH}, as it spells it
 * @param properties {@code TBLPROPERTIES}, as Athena spells them
 */
public record TableDefinition(
        TableName name,
        boolean isView,
        List<TableColumn> columns,
        List<TableColumn> partitions,
        Optional<String> comment,
        Map<String, String> engineProperties,
        Map<String, String> properties) {
    /** Notes of the engine to itself. */
    private static final Set<String> INTERNAL = Set.of(
            "external",
            "stats_generated_via_stats_task",
            "auto.purge",
            "transactional",
            "comment",
            "presto_view",
            "presto_query_id",
            "presto_version",
            "trino_query_id",
            "trino_version",
            "trino_created_by",
            "numFiles",
            "numRows",
            "rawDataSize",
            "totalSize",
            "field.delim");

    /**
     * Asks the engine.
     *
     * @throws StatementFault if there is no such table or view
     */
    public static TableDefinition of(TableName name, EngineSession engine) throws SQLException {
        EngineRows found = engine.ask("SELECT column_name, data_type, extra_info, comment"
                + " FROM information_schema.columns WHERE table_schema = " + Names.literal(name.database())
                + " AND table_name = " + Names.literal(name.table()) + " ORDER BY ordinal_position");
        if (found.rows().isEmpty()) {
            throw new StatementFault(
                    Type.NO_SUCH_TABLE,
                    "TABLE_NOT_FOUND: line 1:1: Table 'awsdatacatalog." + name + "' does not exist");
        }
        TableDefinition plain = plain(name, name.database().equals("information_schema"), found.rows());
        if (name.database().equals("information_schema")) {
            return plain;
        }
        Map<String, String> properties = properties(name, engine);
        boolean isView = properties.containsKey("presto_view");
        Map<String, String> engineProperties = isView
                ? Map.of()
                : engineProperties(
                        engine.ask("SHOW CREATE TABLE " + name.sql()).first().get(0));
        return new TableDefinition(
                name,
                isView,
                plain.columns(),
                plain.partitions(),
                Optional.ofNullable(properties.get("comment")),
                engineProperties,
                withoutNotes(properties));
    }

    /**
     * One of which only the columns are known.
     *
     * @param rows of name, type, whether of a partition, and comment
     */
    static TableDefinition plain(TableName name, boolean isView, List<List<String>> rows) {
        List<TableColumn> columns = new ArrayList<>();
        List<TableColumn> partitions = new ArrayList<>();
        for (List<String> row : rows) {
            TableColumn column = new TableColumn(row.get(0), row.get(1), Optional.ofNullable(row.get(3)));
            ("partition key".equals(row.get(2)) ? partitions : columns).add(column);
        }
        return new TableDefinition(name, isView, columns, partitions, Optional.empty(), Map.of(), Map.of());
    }

    /** Where its files are; empty for a view and for a table that the engine keeps itself. */
    public Optional<Path> location() {
        return Optional.ofNullable(engineProperties.get("external_location")).map(EngineLocation::path);
    }

    /** The engine's format, such as {@code PARQUET}. */
    public String format() {
        return engineProperties.getOrDefault("format", "");
    }

    /** Whether rules instead of the catalog give its partitions. */
    public boolean isProjected() {
        return new Projection(properties).isEnabled();
    }

    private static Map<String, String> properties(TableName name, EngineSession engine) throws SQLException {
        EngineRows rows = engine.ask("SELECT * FROM " + name.sql("$properties"));
        Map<String, String> properties = new TreeMap<>();
        for (int index = 0; index < rows.columns().size(); index++) {
            properties.put(rows.columns().get(index), rows.rows().get(0).get(index));
        }
        return properties;
    }

    private static Map<String, String> withoutNotes(Map<String, String> properties) {
        Map<String, String> others = new TreeMap<>(properties);
        others.keySet().removeAll(INTERNAL);
        return others;
    }

    /** Reads what stands behind the last {@code WITH} outside of brackets. */
    static Map<String, String> engineProperties(String createTable) {
        TokenReader reader = TokenReader.query(createTable);
        Map<String, String> properties = new LinkedHashMap<>();
        while (!reader.atEnd()) {
            if (reader.acceptSymbol('(')) {
                reader.untilClosingBracket();
            } else if (reader.accept("WITH")) {
                return EngineProperties.read(reader);
            } else {
                reader.next();
            }
        }
        return properties;
    }
}
