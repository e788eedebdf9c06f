package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.queries.Queries;

/** How commands reach what they ask. */
interface Connections {
    /**
     * The live totals of a target.
     *
     * @throws CommandFailure if nothing runs there
     */
    LiveTotals totals(CommonOptions options, Target target, String table);

    /**
     * The query port of a target.
     *
     * @throws CommandFailure if nothing runs there
     */
    OpenQueries queries(CommonOptions options, Target target, AthenaPlace place);

    /**
     * The query port and the connection under it.
     *
     * @param queries the port
     * @param connection closed together with it
     */
    record OpenQueries(Queries queries, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }
}
