package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.plan.EngineRows;
import dev.invoicearchive.local.athena.plan.EngineSession;
import dev.invoicearchive.local.athena.plan.ResultColumn;
import dev.invoicearchive.local.athena.plan.ResultSink;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** The engine through JDBC. */
final class JdbcSession implements EngineSession {
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private final Statement statement;
    private final Consumer<QueryStats> monitor;

    /** @param monitor hears of the progress of what the caller waits for */
    JdbcSession(Statement statement, Consumer<QueryStats> monitor) {
        this.statement = statement;
        this.monitor = monitor;
    }

    @Override
    public EngineRows ask(String sql) throws SQLException {
        statement.unwrap(TrinoStatement.class).clearProgressMonitor();
        try (ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData metaData = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int index = 1; index <= metaData.getColumnCount(); index++) {
                names.add(metaData.getColumnLabel(index));
            }
            List<List<String>> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int index = 1; index <= names.size(); index++) {
                    row.add(rows.getString(index));
                }
                found.add(row);
            }
            return new EngineRows(names, found);
        }
    }

    @Override
    public void stream(String sql, ResultSink sink) throws SQLException, IOException {
        watch();
        if (!statement.execute(sql)) {
            sink.updated(Math.max(0, statement.getLargeUpdateCount()));
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
            sink.columns(columns);
            while (rows.next()) {
                sink.row(texts(rows, columns));
            }
        }
    }

    @Override
    public long change(String sql) throws SQLException {
        watch();
        statement.execute(sql);
        return Math.max(0, statement.getLargeUpdateCount());
    }

    private void watch() throws SQLException {
        statement.unwrap(TrinoStatement.class).setProgressMonitor(monitor);
    }

    private static List<String> texts(ResultSet row, List<ResultColumn> columns) throws SQLException {
        List<String> texts = new ArrayList<>(columns.size());
        for (int index = 1; index <= columns.size(); index++) {
            if (columns.get(index - 1).type().equals("varbinary")) {
                byte[] bytes = row.getBytes(index);
                texts.add(bytes == null ? null : BYTES.formatHex(bytes));
            } else {
                texts.add(row.getString(index));
            }
        }
        return texts;
    }
}
