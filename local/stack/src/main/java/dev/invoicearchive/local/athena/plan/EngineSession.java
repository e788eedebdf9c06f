package dev.invoicearchive.local.athena.plan;

import java.io.IOException;
import java.sql.SQLException;

/** The engine, for the time of one statement. */
public interface EngineSession {
    /**
     * Asks for a small result, such as what is in the catalog.
     *
     * @throws SQLException if the engine refuses the statement or does not answer
     */
    EngineRows ask(String sql) throws SQLException;

    /**
     * Runs the statement that the caller waits for; its rows go into the result as they come.
     *
     * @throws SQLException if the engine refuses the statement or does not answer
     * @throws IOException if the result cannot be written
     */
    void stream(String sql, ResultSink sink) throws SQLException, IOException;

    /**
     * Runs a statement that gives no rows.
     *
     * @return how many rows it wrote
     * @throws SQLException if the engine refuses the statement or does not answer
     */
    long change(String sql) throws SQLException;
}
