package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token.Kind;
import dev.invoicearchive.local.athena.sql.TokenReader;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code ALTER TABLE}: partitions and new columns; the rest is refused with what to do instead. */
final class AlterTable {
    private final TokenReader reader;
    private final DdlContext context;
    private final TableName name;

    private AlterTable(TokenReader reader, DdlContext context) {
        this.reader = reader;
        this.context = context;
        reader.expect("ALTER", "TABLE");
        this.name = TableName.read(reader, context.database());
    }

    /** What there is to do. */
    static StatementPlan plan(String sql, DdlContext context) {
        return new AlterTable(TokenReader.hive(sql), context).plan();
    }

    private StatementPlan plan() {
        if (reader.accept("ADD", "COLUMNS")) {
            return addColumns();
        }
        if (reader.accept("ADD", "IF", "NOT", "EXISTS")) {
            return addPartitions(true);
        }
        if (reader.accept("ADD")) {
            return addPartitions(false);
        }
        if (reader.accept("DROP", "IF", "EXISTS")) {
            return dropPartitions(true);
        }
        if (reader.accept("DROP")) {
            return dropPartitions(false);
        }
        throw new StatementFault(
                Type.NOT_SUPPORTED,
                "NOT_SUPPORTED: ALTER TABLE " + reader.next().text()
                        + " is not supported here, expected ADD PARTITION, DROP PARTITION or ADD COLUMNS."
                        + " DROP TABLE, which leaves the files, and make the table anew.");
    }

    private StatementPlan addColumns() {
        reader.expectSymbol('(');
        List<String> columns = new ArrayList<>();
        do {
            String column = Names.quoted(reader.name()) + " " + HiveTypes.read(reader);
            columns.add(column + (reader.accept("COMMENT") ? " COMMENT " + Names.literal(reader.hiveString()) : ""));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        reader.expectEnd();
        return (engine, sink) -> {
            for (String column : columns) {
                engine.change("ALTER TABLE " + name.sql() + " ADD COLUMN " + column);
            }
        };
    }

    private StatementPlan addPartitions(boolean ifNotExists) {
        Map<Map<String, String>, Optional<String>> partitions = new LinkedHashMap<>();
        do {
            reader.expect("PARTITION");
            Map<String, String> partition = specification();
            partitions.put(partition, reader.accept("LOCATION") ? Optional.of(reader.hiveString()) : Optional.empty());
        } while (!reader.atEnd());
        return (engine, sink) -> {
            TableDefinition table = partitioned(engine);
            List<String> known = Partitions.of(table, engine);
            for (Map.Entry<Map<String, String>, Optional<String>> partition : partitions.entrySet()) {
                String path = path(table, partition.getKey());
                if (!known.contains(path)) {
                    if (partition.getValue().isEmpty()) {
                        partition.getKey().values().forEach(AlterTable::checkFolderName);
                    }
                    add(table, partition.getKey(), folder(table, path, partition.getValue()), engine);
                } else if (!ifNotExists) {
                    throw new StatementFault(
                            Type.QUERY_REJECTED,
                            "FAILED: SemanticException: Partition already exists: " + path
                                    + ". Use ADD IF NOT EXISTS PARTITION.");
                }
            }
        };
    }

    private static void checkFolderName(String value) {
        if (value.contains("/") || !S3Location.isKey(value)) {
            throw new StatementFault(
                    Type.QUERY_REJECTED,
                    "FAILED: SemanticException: Invalid partition value: " + value
                            + ", expected one that can name a folder: not empty, no slash, not . or .. ."
                            + " Correct the value or give LOCATION.");
        }
    }

    private void add(TableDefinition table, Map<String, String> partition, Path folder, EngineSession engine)
            throws SQLException {
        engine.change("CALL system.register_partition(" + arguments(table, partition) + ", "
                + Names.literal(context.engineLocation().apply(folder)) + ")");
    }

    private Path folder(TableDefinition table, String path, Optional<String> location) {
        Path folder = location.map(text -> place(table, text)).orElseGet(() -> below(table, path));
        if (!Files.isDirectory(folder)) {
            throw new StatementFault(
                    Type.PATH_NOT_FOUND,
                    "FAILED: Partition location does not exist: "
                            + context.buckets()
                                    .location(folder)
                                    .map(Object::toString)
                                    .orElse(path)
                            + ". Put the files there first.");
        }
        return folder;
    }

    /** Rows go where a partition lies, so only a table over the archive may have one there. */
    private Path place(TableDefinition table, String location) {
        boolean archive = table.location().filter(context.buckets()::isArchive).isPresent();
        return archive
                ? context.buckets().readable(location)
                : context.buckets().writable(location);
    }

    private Path below(TableDefinition table, String path) {
        Path folder = table.location()
                .orElseThrow(() -> new StatementFault(
                        Type.NOT_SUPPORTED,
                        "NOT_SUPPORTED: " + name + " has no location of its own; its partitions come with INSERT."));
        S3Location location = context.buckets()
                .location(folder)
                .orElseThrow(() -> new StatementFault(
                        Type.ACCESS_DENIED,
                        "PERMISSION_DENIED: Access Denied: the files of " + name
                                + " lie in no bucket. Make the table over a folder of one."));
        return place(table, location.resolve(path).toString());
    }

    private StatementPlan dropPartitions(boolean ifExists) {
        List<Map<String, String>> partitions = new ArrayList<>();
        do {
            reader.expect("PARTITION");
            partitions.add(specification());
        } while (reader.acceptSymbol(','));
        reader.expectEnd();
        return (engine, sink) -> {
            TableDefinition table = partitioned(engine);
            List<String> known = Partitions.of(table, engine);
            for (Map<String, String> partition : partitions) {
                if (known.contains(path(table, partition))) {
                    engine.change("CALL system.unregister_partition(" + arguments(table, partition) + ")");
                } else if (!ifExists) {
                    throw new StatementFault(
                            Type.NOT_FOUND,
                            "FAILED: SemanticException [Error 10006]: Partition not found (" + path(table, partition)
                                    + "). Use DROP IF EXISTS PARTITION.");
                }
            }
        };
    }

    private TableDefinition partitioned(EngineSession engine) throws SQLException {
        TableDefinition table = TableDefinition.of(name, engine);
        if (table.isProjected()) {
            throw new StatementFault(
                    Type.QUERY_REJECTED,
                    "NOT_SUPPORTED: The partitions of " + name
                            + " are projected: rules give them, not the catalog. There is nothing to add or drop.");
        }
        return table;
    }

    private Map<String, String> specification() {
        Map<String, String> values = new LinkedHashMap<>();
        reader.expectSymbol('(');
        do {
            String column = reader.name();
            reader.expectSymbol('=');
            boolean number =
                    reader.peek().filter(token -> token.kind() == Kind.NUMBER).isPresent();
            values.put(column, number ? reader.next().text() : reader.hiveString());
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return values;
    }

    private String arguments(TableDefinition table, Map<String, String> partition) {
        List<String> names = table.partitions().stream().map(TableColumn::name).toList();
        return Names.literal(name.database()) + ", " + Names.literal(name.table()) + ", " + Names.array(names) + ", "
                + Names.array(names.stream().map(partition::get).toList());
    }

    private String path(TableDefinition table, Map<String, String> partition) {
        List<String> names = table.partitions().stream().map(TableColumn::name).toList();
        if (names.size() != partition.size() || !partition.keySet().containsAll(names)) {
            throw new StatementFault(
                    Type.QUERY_REJECTED,
                    "FAILED: SemanticException: Invalid partition: " + partition.keySet()
                            + ", expected a value for each of " + names + ".");
        }
        return names.stream()
                .map(column -> column + "=" + partition.get(column))
                .collect(Collectors.joining("/"));
    }
}
