package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the engine's catalog for those who browse it. */
public final class CatalogReader {
    private final EngineSession engine;

    /** @param engine on any database */
    public CatalogReader(EngineSession engine) {
        this.engine = engine;
    }

    /** The names of the databases, sorted. */
    public List<String> databases() throws SQLException {
        return engine.ask("SHOW SCHEMAS").first().stream()
                .filter(Show::isOrdinary)
                .sorted()
                .toList();
    }

    /** The tables and views of a database, sorted, without their properties, each of which would be a question. */
    public List<TableDefinition> tables(String database) throws SQLException {
        List<String> views = engine.ask("SELECT table_name FROM information_schema.views WHERE table_schema = "
                        + Names.literal(database))
                .first();
        Map<String, List<List<String>>> columns = new TreeMap<>();
        engine.ask("SELECT table_name, column_name, data_type, extra_info, comment FROM information_schema.columns"
                        + " WHERE table_schema = " + Names.literal(database) + " ORDER BY table_name, ordinal_position")
                .rows()
                .forEach(row -> columns.computeIfAbsent(row.get(0), name -> new ArrayList<>())
                        .add(row.subList(1, row.size())));
        return columns.entrySet().stream()
                .map(entry -> TableDefinition.plain(
                        new TableName(database, entry.getKey()), views.contains(entry.getKey()), entry.getValue()))
                .toList();
    }

    /**
     * A table or view with all that is known of it.
     *
     * @throws StatementFault if there is none
     */
    public TableDefinition table(TableName name) throws SQLException {
        return TableDefinition.of(name, engine);
    }

    /** What {@code Parameters} say of a table: its properties, and where its files are. */
    public static Map<String, String> parameters(TableDefinition table, Buckets buckets) {
        Map<String, String> parameters = new TreeMap<>(TableStatement.readable(table, buckets));
        table.location()
                .flatMap(buckets::location)
                .ifPresent(location -> parameters.put("location", location.toString()));
        Optional.of(table.format())
                .filter(format -> !format.isEmpty())
                .ifPresent(format -> parameters.put("classification", format.toLowerCase(Locale.ROOT)));
        return parameters;
    }
}
