package dev.invoicearchive.local.athena.plan;

import java.io.IOException;
import java.sql.SQLException;

/** What there is to do for a statement. */
@FunctionalInterface
public interface StatementPlan {
    /**
     * Does it.
     *
     * @throws SQLException if the engine refuses a step or does not answer
     * @throws IOException if the result cannot be written
     */
    void run(EngineSession engine, ResultSink sink) throws SQLException, IOException;
}
