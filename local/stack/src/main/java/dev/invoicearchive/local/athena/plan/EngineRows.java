package dev.invoicearchive.local.athena.plan;

import java.util.List;

/**
 * A small result of the engine, such as a catalog gives.
 *
 * @param columns their names
 * @param rows each with a text, or null, for each column
 */
public record EngineRows(List<String> columns, List<List<String>> rows) {
    /** The texts of the first column. */
    public List<String> first() {
        return rows.stream().map(row -> row.get(0)).toList();
    }
}
