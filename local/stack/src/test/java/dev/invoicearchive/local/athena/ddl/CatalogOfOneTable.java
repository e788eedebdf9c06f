package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineRows;
import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that knows one partitioned table, answers about it as the real one does, and notes what it is to change. */
final class CatalogOfOneTable implements EngineSession {
    private final String location;
    private final Map<String, String> properties;
    private final List<String> changes = new ArrayList<>();

    /**
     * @param location the table's folder as the engine spells it
     * @param properties of it, as {@code $properties} gives them
     */
    CatalogOfOneTable(String location, Map<String, String> properties) {
        this.location = location;
        this.properties = properties;
    }

    /** The statements that came through. */
    List<String> changes() {
        return changes;
    }

    @Override
    public EngineRows ask(String sql) {
        if (sql.contains("information_schema.columns")) {
            return new EngineRows(
                    List.of("column_name", "data_type", "extra_info", "comment"),
                    List.of(List.of("id", "integer", "", ""), List.of("d", "varchar", "partition key", "")));
        }
        if (sql.contains("$properties")) {
            return new EngineRows(
                    List.copyOf(properties.keySet()),
                    List.of(properties.keySet().stream().map(properties::get).toList()));
        }
        if (sql.contains("$partitions")) {
            return new EngineRows(List.of("d"), List.of());
        }
        return new EngineRows(
                List.of("Create Table"),
                List.of(List.of("CREATE TABLE t (id integer, d varchar) WITH (external_location = '" + location
                        + "', format = 'PARQUET', partitioned_by = ARRAY['d'])")));
    }

    @Override
    public void stream(String sql, ResultSink sink) {
        throw new UnsupportedOperationException(sql);
    }

    @Override
    public long change(String sql) {
        changes.add(sql);
        return 1;
    }
}
