package dev.invoicearchive.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A Parquet file seen by DuckDB: a reader that shares no code with the writer. */
final class DuckDbFile implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final Path file;

    private DuckDbFile(Connection connection, Path file) throws SQLException {
        this.connection = connection;
        this.file = file;
        statement = connection.createStatement();
    }

    static DuckDbFile of(Path folder, byte[] object) throws IOException, SQLException {
        Path file = Files.write(folder.resolve("object.parquet"), object);
        return new DuckDbFile(DriverManager.getConnection("jdbc:duckdb:"), file);
    }

    /** The rows of a projection, in the order of the file. */
    ResultSet select(String projection) throws SQLException {
        return statement.executeQuery("SELECT " + projection + " FROM read_parquet('" + file + "')");
    }

    /** The one number that a projection gives. */
    long longOf(String projection) throws SQLException {
        try (ResultSet result = select(projection)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The rows of a whole query in which {@code $file} stands for the file. */
    ResultSet query(String sql) throws SQLException {
        return statement.executeQuery(sql.replace("$file", "'" + file + "'"));
    }

    /** Runs a statement in which {@code $file} stands for the file, and that gives no rows. */
    void run(String sql) throws SQLException {
        statement.execute(sql.replace("$file", "'" + file + "'"));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
