package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineRows;
import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token.Kind;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code SHOW} and {@code DESCRIBE}, answered from the engine's catalog in Athena's shape. */
final class Show {
    private final DdlContext context;

    Show(DdlContext context) {
        this.context = context;
    }

    /** What answers the statement; empty if the engine shall answer it as it stands. */
    Optional<StatementPlan> plan(String sql) {
        TokenReader reader = TokenReader.hive(sql);
        if (reader.accept("DESCRIBE") || reader.accept("DESC")) {
            return describe(reader);
        }
        if (!reader.accept("SHOW")) {
            return Optional.empty();
        }
        if (reader.accept("DATABASES") || reader.accept("SCHEMAS")) {
            return Optional.of(databases(reader));
        }
        if (reader.accept("TABLES")) {
            return Optional.of(tables("tab_name", false, reader));
        }
        if (reader.accept("VIEWS")) {
            return Optional.of(tables("views", true, reader));
        }
        if (reader.accept("COLUMNS")) {
            return Optional.of(columns(reader));
        }
        if (reader.accept("PARTITIONS")) {
            return Optional.of(partitions(reader));
        }
        if (reader.accept("TBLPROPERTIES")) {
            return Optional.of(properties(reader));
        }
        return created(reader);
    }

    private Optional<StatementPlan> created(TokenReader reader) {
        if (reader.accept("CREATE", "TABLE")) {
            TableName name = whole(reader);
            return Optional.of((engine, sink) -> sink.texts(
                    List.of("createtab_stmt"),
                    rows(new TableStatement(context.buckets()).of(TableDefinition.of(name, engine)))));
        }
        if (reader.accept("CREATE", "VIEW")) {
            TableName name = whole(reader);
            return Optional.of((engine, sink) -> sink.texts(
                    List.of("Create View"),
                    engine.ask("SHOW CREATE VIEW " + name.sql()).rows()));
        }
        return Optional.empty();
    }

    private StatementPlan databases(TokenReader reader) {
        Predicate<String> filter = filter(reader);
        return (engine, sink) -> sink.texts(
                List.of("database_name"),
                engine.ask("SHOW SCHEMAS").rows().stream()
                        .filter(row -> isOrdinary(row.get(0)) && filter.test(row.get(0)))
                        .toList());
    }

    private StatementPlan tables(String column, boolean viewsOnly, TokenReader reader) {
        String database = reader.accept("IN") || reader.accept("FROM") ? last(reader) : context.database();
        Predicate<String> filter = filter(reader);
        return (engine, sink) -> {
            // Asked first, for the engine's word about a database that is missing.
            EngineRows all = engine.ask("SHOW TABLES FROM " + Names.quoted(database));
            List<String> views = viewsOnly
                    ? engine.ask("SELECT table_name FROM information_schema.views WHERE table_schema = "
                                    + Names.literal(database))
                            .first()
                    : List.of();
            sink.texts(
                    List.of(column),
                    all.rows().stream()
                            .filter(row -> filter.test(row.get(0)) && (!viewsOnly || views.contains(row.get(0))))
                            .toList());
        };
    }

    private StatementPlan columns(TokenReader reader) {
        if (!reader.accept("FROM")) {
            reader.expect("IN");
        }
        TableName named = TableName.read(reader, context.database());
        TableName name =
                reader.accept("FROM") || reader.accept("IN") ? new TableName(reader.name(), named.table()) : named;
        reader.expectEnd();
        return (engine, sink) -> {
            TableDefinition table = TableDefinition.of(name, engine);
            List<List<String>> rows = new ArrayList<>();
            table.columns().forEach(column -> rows.add(List.of(column.name())));
            table.partitions().forEach(column -> rows.add(List.of(column.name())));
            sink.texts(List.of("field"), rows);
        };
    }

    private StatementPlan partitions(TokenReader reader) {
        TableName name = whole(reader);
        return (engine, sink) -> {
            TableDefinition table = TableDefinition.of(name, engine);
            if (table.partitions().isEmpty()) {
                throw new StatementFault(
                        Type.QUERY_REJECTED,
                        "FAILED: SemanticException [Error 10001]: Table " + name + " is not a partitioned table");
            }
            // Of projected partitions the catalog knows none, here as in Athena.
            List<String> found = table.isProjected() ? List.of() : Partitions.of(table, engine);
            sink.texts(List.of("partition"), found.stream().map(List::of).toList());
        };
    }

    private StatementPlan properties(TokenReader reader) {
        TableName name = TableName.read(reader, context.database());
        Optional<String> one = Optional.empty();
        if (reader.acceptSymbol('(')) {
            one = Optional.of(reader.hiveString());
            reader.expectSymbol(')');
        }
        reader.expectEnd();
        Optional<String> wanted = one;
        return (engine, sink) -> {
            Map<String, String> properties =
                    TableStatement.readable(TableDefinition.of(name, engine), context.buckets());
            sink.texts(
                    List.of("prpt_name", "prpt_value"),
                    properties.entrySet().stream()
                            .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.getKey()))
                            .map(entry -> List.of(entry.getKey(), entry.getValue()))
                            .toList());
        };
    }

    private Optional<StatementPlan> describe(TokenReader reader) {
        if (reader.sees("INPUT") || reader.sees("OUTPUT")) {
            return Optional.empty();
        }
        if (!reader.accept("EXTENDED")) {
            reader.accept("FORMATTED");
        }
        TableName name = whole(reader);
        return Optional.of(
                (engine, sink) -> sink.texts(List.of("col_name", "data_type", "comment"), description(name, engine)));
    }

    private static List<List<String>> description(TableName name, EngineSession engine) throws SQLException {
        TableDefinition table = TableDefinition.of(name, engine);
        List<List<String>> rows = new ArrayList<>();
        table.columns().forEach(column -> rows.add(described(column)));
        table.partitions().forEach(column -> rows.add(described(column)));
        if (!table.partitions().isEmpty()) {
            rows.add(List.of("", "", ""));
            rows.add(List.of("# Partition Information", "", ""));
            rows.add(List.of("# col_name", "data_type", "comment"));
            rows.add(List.of("", "", ""));
            table.partitions().forEach(column -> rows.add(described(column)));
        }
        return rows;
    }

    private static List<String> described(TableColumn column) {
        return List.of(column.name(), column.hiveType(), column.comment().orElse(""));
    }

    /** Whether a database is somebody's, and not of the engine or of this endpoint. */
    static boolean isOrdinary(String database) {
        return !database.equals("information_schema") && !database.equals(Unload.SCRATCH);
    }

    private TableName whole(TokenReader reader) {
        TableName name = TableName.read(reader, context.database());
        reader.expectEnd();
        return name;
    }

    private static String last(TokenReader reader) {
        List<String> parts = reader.qualifiedName();
        return parts.get(parts.size() - 1);
    }

    /** Reads an optional pattern. */
    private static Predicate<String> filter(TokenReader reader) {
        boolean like = reader.accept("LIKE");
        boolean text = reader.peek()
                .filter(token -> token.kind() == Kind.STRING || token.kind() == Kind.QUOTED)
                .isPresent();
        Predicate<String> filter = like || text ? new LikePattern(reader.hiveString())::matches : name -> true;
        reader.expectEnd();
        return filter;
    }

    private static List<List<String>> rows(List<String> lines) {
        return lines.stream().map(List::of).toList();
    }
}
