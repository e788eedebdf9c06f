package dev.invoicearchive.local.athena;

import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs one statement on the engine and spools its result, row by row, into the execution's file. */
final class EngineRun {
    private static final Pattern ENGINE_FAILURE = Pattern.compile("Query failed \\(#([^)]+)\\): (.*)", Pattern.DOTALL);

    private final Function<String, String> jdbcUrl;
    private final Clock clock;

    /** @param jdbcUrl the engine's address by database */
    EngineRun(Function<String, String> jdbcUrl, Clock clock) {
        this.jdbcUrl = jdbcUrl;
        this.clock = clock;
    }

    /** Brings the execution to its end, whatever happens. */
    void run(Execution execution) {
        try (Connection connection = connect(execution.order().database());
                Statement statement = connection.createStatement()) {
            if (!execution.begin(statement)) {
                return;
            }
            statement.unwrap(TrinoStatement.class).setProgressMonitor(stats -> follow(statement, execution, stats));
            List<ResultColumn> columns = spool(statement, execution);
            execution.succeeded(columns, clock.instant());
        } catch (SQLException e) {
            execution.failed(reason(e), clock.instant());
        } catch (IOException e) {
            execution.failed("Cannot write the result: " + e.getMessage() + ".", clock.instant());
        } catch (RuntimeException e) {
            execution.failed("INTERNAL_ERROR: " + e, clock.instant());
        }
    }

    private List<ResultColumn> spool(Statement statement, Execution execution) throws SQLException, IOException {
        boolean hasRows = statement.execute(execution.order().sql());
        try (CsvWriter file = new CsvWriter(execution.order().resultFile())) {
            if (!hasRows) {
                return List.of();
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
                file.write(columns.stream().map(ResultColumn::name).toList());
                while (rows.next()) {
                    file.write(texts(rows, columns.size()));
                }
                return columns;
            }
        }
    }

    private static List<String> texts(ResultSet row, int columns) throws SQLException {
        List<String> texts = new ArrayList<>(columns);
        for (int index = 1; index <= columns; index++) {
            texts.add(row.getString(index));
        }
        return texts;
    }

    private static void follow(Statement statement, Execution execution, QueryStats stats) {
        execution.measured(stats.getPhysicalInputBytes(), stats.getElapsedTimeMillis());
        if (execution.progress().state() == Execution.State.CANCELLED) {
            // A stop that came before the engine knew the statement found nothing to stop there.
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot stop a query in the engine.", e);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "archive");
        properties.setProperty("timezone", "UTC");
        return DriverManager.getConnection(jdbcUrl.apply(database), properties);
    }

    /** As Athena words it: the engine's name of the error, then its message with line and column. */
    private String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher matcher = ENGINE_FAILURE.matcher(message);
        if (!matcher.matches()) {
            return "ENGINE_UNAVAILABLE: " + message;
        }
        return errorName(matcher.group(1)) + ": " + matcher.group(2);
    }

    private String errorName(String engineQueryId) {
        try (Connection connection = connect("information_schema");
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
