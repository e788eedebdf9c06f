package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.plan.EngineRows;
import dev.invoicearchive.local.athena.plan.EngineSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The partitions that the engine's catalog knows of a table. */
final class Partitions {
    private Partitions() {}

    /** Each as {@code name=value/name=value}, sorted. */
    static List<String> of(TableDefinition table, EngineSession engine) throws SQLException {
        EngineRows found = engine.ask("SELECT * FROM " + table.name().sql("$partitions"));
        List<String> partitions = new ArrayList<>();
        for (List<String> row : found.rows()) {
            List<String> pairs = new ArrayList<>();
            for (int index = 0; index < row.size(); index++) {
                pairs.add(found.columns().get(index) + "=" + row.get(index));
            }
            partitions.add(String.join("/", pairs));
        }
        return partitions.stream().sorted().toList();
    }
}
