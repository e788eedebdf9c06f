package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what to do for a statement that the engine does not take as it stands. */
public final class DdlPlanner {
    /** What the engine would take and Athena would not; also what was prepared or run within another statement. */
    private static final Set<String> REFUSED = Set.of(
            "CALL",
            "EXECUTE",
            "PREPARE",
            "DEALLOCATE",
            "SET",
            "RESET",
            "USE",
            "GRANT",
            "REVOKE",
            "DENY",
            "START",
            "COMMIT",
            "ROLLBACK",
            "COMMENT",
            "ANALYZE",
            "REFRESH",
            "TRUNCATE",
            "VACUUM",
            "OPTIMIZE",
            "LOAD",
            "IMPORT",
            "EXPORT",
            "LOCK",
            "UNLOCK");

    private static final Set<String> ROW_CHANGES = Set.of("DELETE", "UPDATE", "MERGE");

    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> HIVE_CLAUSES = Set.of("TBLPROPERTIES", "LOCATION '", "STORED AS", "ROW FORMAT");

    private final DdlContext context;

    /** @param context of the statement */
    public DdlPlanner(DdlContext context) {
        this.context = context;
    }

    /**
     * The plan of a statement without a semicolon at its end.
     *
     * @return empty if the engine takes it as it stands
     * @throws StatementFault if Athena or this endpoint refuses it
     */
    public Optional<StatementPlan> plan(String sql) {
        TokenReader reader = TokenReader.hive(sql);
        String first = reader.peek().map(token -> token.word()).orElse("");
        if (REFUSED.contains(first)) {
            throw new StatementFault(
                    Type.QUERY_TYPE_NOT_SUPPORTED,
                    "NOT_SUPPORTED: Queries of this type are not supported: " + first + ".");
        }
        if (ROW_CHANGES.contains(first)) {
            throw new StatementFault(
                    Type.NOT_SUPPORTED,
                    "NOT_SUPPORTED: Modifying Hive table rows is only supported for transactional tables: " + first
                            + ". Write a new table with CREATE TABLE AS.");
        }
        return switch (first) {
            case "SHOW", "DESCRIBE", "DESC" -> new Show(context).plan(sql);
            case "UNLOAD" -> Optional.of(Unload.parse(sql, context));
            case "CREATE" -> create(sql, reader);
            case "DROP" -> drop(reader);
            case "ALTER" -> Optional.of(alter(sql, reader));
            case "MSCK" -> Optional.of(repair(reader));
            case "INSERT" -> Optional.of(Insert.parse(sql, context));
            case "EXPLAIN" -> explain(reader);
            default -> Optional.empty();
        };
    }

    private Optional<StatementPlan> create(String sql, TokenReader reader) {
        if (reader.sees("CREATE", "EXTERNAL", "TABLE")) {
            return Optional.of(new CreateTable(CreateTableParser.parse(sql, context.database()), context));
        }
        if (reader.accept("CREATE", "DATABASE") || reader.accept("CREATE", "SCHEMA")) {
            return Optional.of(createDatabase(reader));
        }
        if (reader.sees("CREATE", "OR", "REPLACE", "TABLE")) {
            throw new StatementFault(
                    Type.QUERY_TYPE_NOT_SUPPORTED,
                    "NOT_SUPPORTED: Queries of this type are not supported: CREATE OR REPLACE TABLE. DROP TABLE first.");
        }
        Optional<StatementPlan> madeOfQuery = CreateTableAs.parse(sql, context);
        boolean hive = HIVE_CLAUSES.stream().anyMatch(sql.toUpperCase(Locale.ROOT)::contains);
        if (madeOfQuery.isEmpty() && reader.sees("CREATE", "TABLE") && hive) {
            throw new StatementFault(
                    Type.NOT_SUPPORTED,
                    "NOT_SUPPORTED: CREATE TABLE without EXTERNAL makes Iceberg tables, which are not supported here."
                            + " Use CREATE EXTERNAL TABLE or CREATE TABLE AS.");
        }
        return madeOfQuery;
    }

    /** {@code ANALYZE} runs what it explains, which must then be a query. */
    private static Optional<StatementPlan> explain(TokenReader reader) {
        reader.expect("EXPLAIN");
        if (reader.accept("ANALYZE")) {
            reader.accept("VERBOSE");
            boolean query = reader.peek()
                    .filter(token -> token.isSymbol('(') || QUERIES.contains(token.word()))
                    .isPresent();
            if (!query) {
                throw new StatementFault(
                        Type.NOT_SUPPORTED, "NOT_SUPPORTED: EXPLAIN ANALYZE is only supported for SELECT statements.");
            }
        }
        return Optional.empty();
    }

    /** The engine keeps a database's own tables where it likes, so a location says nothing. */
    private static StatementPlan createDatabase(TokenReader reader) {
        boolean ifNotExists = reader.accept("IF", "NOT", "EXISTS");
        String name = last(reader);
        while (!reader.atEnd()) {
            if (reader.accept("COMMENT") || reader.accept("LOCATION")) {
                reader.hiveString();
            } else {
                reader.expect("WITH", "DBPROPERTIES");
                CreateTableParser.settings(reader);
            }
        }
        return (engine, sink) ->
                engine.change("CREATE SCHEMA " + (ifNotExists ? "IF NOT EXISTS " : "") + Names.quoted(name));
    }

    private Optional<StatementPlan> drop(TokenReader reader) {
        if (reader.accept("DROP", "DATABASE") || reader.accept("DROP", "SCHEMA")) {
            return Optional.of(dropDatabase(reader));
        }
        reader.expect("DROP");
        String what = reader.next().word();
        if (!what.equals("TABLE") && !what.equals("VIEW")) {
            throw new StatementFault(
                    Type.QUERY_TYPE_NOT_SUPPORTED,
                    "NOT_SUPPORTED: Queries of this type are not supported: DROP " + what + ".");
        }
        boolean ifExists = reader.accept("IF", "EXISTS");
        TableName name = TableName.read(reader, context.database());
        reader.accept("PURGE");
        reader.expectEnd();
        return Optional.of(
                (engine, sink) -> engine.change("DROP " + what + " " + (ifExists ? "IF EXISTS " : "") + name.sql()));
    }

    private static StatementPlan dropDatabase(TokenReader reader) {
        boolean ifExists = reader.accept("IF", "EXISTS");
        String name = last(reader);
        boolean cascade = reader.accept("CASCADE");
        if (!cascade) {
            reader.accept("RESTRICT");
        }
        reader.expectEnd();
        String condition = ifExists ? "IF EXISTS " : "";
        return (engine, sink) -> {
            if (cascade && engine.ask("SHOW SCHEMAS").first().contains(name)) {
                dropContent(name, engine);
            }
            engine.change("DROP SCHEMA " + condition + Names.quoted(name));
        };
    }

    private static void dropContent(String database, EngineSession engine) throws SQLException {
        List<String> views = engine.ask("SELECT table_name FROM information_schema.views WHERE table_schema = "
                        + Names.literal(database))
                .first();
        for (String name :
                engine.ask("SHOW TABLES FROM " + Names.quoted(database)).first()) {
            engine.change((views.contains(name) ? "DROP VIEW " : "DROP TABLE ") + new TableName(database, name).sql());
        }
    }

    private StatementPlan alter(String sql, TokenReader reader) {
        if (!reader.sees("ALTER", "TABLE")) {
            reader.expect("ALTER");
            throw new StatementFault(
                    Type.NOT_SUPPORTED,
                    "NOT_SUPPORTED: ALTER " + reader.next().text() + " is not supported here, expected ALTER TABLE.");
        }
        return AlterTable.plan(sql, context);
    }

    private StatementPlan repair(TokenReader reader) {
        reader.expect("MSCK", "REPAIR", "TABLE");
        TableName name = TableName.read(reader, context.database());
        reader.expectEnd();
        return (engine, sink) -> {
            TableDefinition table = TableDefinition.of(name, engine);
            List<String> lines = new ArrayList<>();
            if (!table.isProjected() && !table.partitions().isEmpty()) {
                List<String> before = Partitions.of(table, engine);
                engine.change("CALL system.sync_partition_metadata(" + Names.literal(name.database()) + ", "
                        + Names.literal(name.table()) + ", 'ADD')");
                List<String> added = new ArrayList<>(Partitions.of(table, engine));
                added.removeAll(before);
                if (!added.isEmpty()) {
                    lines.add("Partitions not in metastore:\t" + name.table() + ":"
                            + String.join("\t" + name.table() + ":", added));
                }
                added.forEach(partition ->
                        lines.add("Repair: Added partition to metastore " + name.table() + ":" + partition));
            }
            sink.texts(List.of("result"), lines.stream().map(List::of).toList());
        };
    }

    private static String last(TokenReader reader) {
        List<String> parts = reader.qualifiedName();
        return parts.get(parts.size() - 1);
    }
}
