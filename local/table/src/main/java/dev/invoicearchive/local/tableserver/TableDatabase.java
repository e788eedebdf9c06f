package dev.invoicearchive.local.tableserver;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.nio.file.Path;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * The SQLite file in which DynamoDB Local keeps its tables, with fewer waits for the disk than its defaults: a
 * write-ahead log that is handed to the operating system at each commit and forced to the disk only at checkpoints. A
 * change that was answered survives the end of the process; after a loss of power the file is consistent, but its last
 * changes may be missing.
 */
final class TableDatabase extends SQLiteDBAccess {
    private static final String FILE_NAME = "shared-local-instance.db";

    /** Opens the file, and makes it if it is missing. */
    TableDatabase(Path dataFolder) {
        super(dataFolder.resolve(FILE_NAME).toFile());
        queue.execute(new FewerWaits()).complete();
    }

    private static final class FewerWaits extends SQLiteJob<Void> {
        @Override
        protected Void job(SQLiteConnection connection) throws SQLiteException {
            connection.exec("PRAGMA journal_mode=WAL");
            connection.exec("PRAGMA synchronous=NORMAL");
            return null;
        }
    }
}
