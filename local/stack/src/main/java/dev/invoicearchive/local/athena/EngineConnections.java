package dev.invoicearchive.local.athena;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connections to the engine, and what its errors mean. */
final class EngineConnections {
    private static final Pattern ENGINE_FAILURE = Pattern.compile("Query failed \\(#([^)]+)\\): (.*)", Pattern.DOTALL);

    private final SqlEngine engine;

    EngineConnections(SqlEngine engine) {
        this.engine = engine;
    }

    /** A new connection, which the caller closes. */
    Connection open(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "archive");
        properties.setProperty("timezone", "UTC");
        return DriverManager.getConnection(engine.jdbcUrl(database), properties);
    }

    /** As Athena words it: the engine's name of the error, then its message with line and column. */
    Failure failure(SQLException fault) {
        String message = String.valueOf(fault.getMessage());
        Matcher matcher = ENGINE_FAILURE.matcher(message);
        return matcher.matches()
                ? Failure.ofEngine(errorName(matcher.group(1)), fault.getErrorCode(), matcher.group(2))
                : Failure.noEngine(message);
    }

    private String errorName(String engineQueryId) {
        try (Connection connection = open("information_schema");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT error_code FROM system.runtime.queries WHERE query_id = ?")) {
            statement.setString(1, engineQueryId);
            try (ResultSet row = statement.executeQuery()) {
                String name = row.next() ? row.getString(1) : null;
                return name == null ? "GENERIC_USER_ERROR" : name;
            }
        } catch (SQLException e) {
            // The engine forgets failed queries soon; its message, which the caller needs, is already at hand.
            return "GENERIC_USER_ERROR";
        }
    }
}
