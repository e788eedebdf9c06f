package dev.invoicearchive.queries;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A whole result.
 *
 * @param columns in the order of the statement
 * @param rows each with one text, or null, for each column
 * @param statistics what it cost
 */
public record QueryResult(List<QueryColumn> columns, List<List<String>> rows, QueryStatistics statistics) {
    public QueryResult {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
