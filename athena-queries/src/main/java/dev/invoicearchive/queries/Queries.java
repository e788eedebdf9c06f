package dev.invoicearchive.queries;

import java.util.List;

/** The query port: asks the archive in SQL. */
public interface Queries {
    /**
     * Runs a statement and hands over its result page by page, so that its size does not matter.
     *
     * @param sql one statement, without a semicolon
     * @throws QueryFailedException if the statement is refused, fails or is stopped
     */
    QueryStatistics run(String sql, ResultReader reader);

    /**
     * Runs a statement and gives its whole result, which must fit into memory.
     *
     * @param sql one statement, without a semicolon
     * @throws QueryFailedException if the statement is refused, fails or is stopped
     */
    default QueryResult ask(String sql) {
        ResultCollector collector = new ResultCollector();
        QueryStatistics statistics = run(sql, collector);
        return collector.result(statistics);
    }

    /** Takes a result as it comes: the columns once, then pages of rows. */
    interface ResultReader {
        /** The columns, before any page; none for a statement that gives no table. */
        void columns(List<QueryColumn> columns);

        /** Some rows, in the order of the result; each has one text, or null, for each column. */
        void page(List<List<String>> rows);
    }
}
