package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Glue catalog. */
public interface CatalogTables {
    /** A table. */
    Table table(String database, String name);

    /** The names of all tables and views of a database. */
    Set<String> names(String database);

    /**
     * A table.
     *
     * @param location of its objects
     * @param columns such as {@code event_id string}, in order
     * @param partitions such as {@code day string}, in order
     * @param parameters by name
     */
    record Table(String location, List<String> columns, List<String> partitions, Map<String, String> parameters) {
        public Table {
            columns = List.copyOf(columns);
            partitions = List.copyOf(partitions);
            parameters = Map.copyOf(parameters);
        }
    }
}
