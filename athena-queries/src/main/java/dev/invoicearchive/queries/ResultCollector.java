package dev.invoicearchive.queries;

import java.util.ArrayList;
import java.util.List;

/** Keeps a result in memory. */
final class ResultCollector implements Queries.ResultReader {
    private final List<QueryColumn> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    @Override
    public void columns(List<QueryColumn> found) {
        columns.addAll(found);
    }

    @Override
    public void page(List<List<String>> found) {
        rows.addAll(found);
    }

    QueryResult result(QueryStatistics statistics) {
        return new QueryResult(columns, rows, statistics);
    }
}
