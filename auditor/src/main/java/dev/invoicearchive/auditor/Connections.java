package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.ingest.backfill.Backfill;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.lifecycle.integrity.SigningKey;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
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
     * The table of transactions of a target.
     *
     * @throws CommandFailure if nothing runs there
     * @throws TableUnavailableException if there is no such table, or its key is another one than the settings say
     */
    OpenTable table(CommonOptions options, Target target, String table) throws TableUnavailableException;

    /**
     * A delivery stream with direct put.
     *
     * @param waiting is run whenever the sender begins to wait for the stream
     * @throws CommandFailure if nothing runs there
     */
    OpenStream stream(CommonOptions options, Target target, String name, Runnable waiting);

    /**
     * The objects of a bucket of a target.
     *
     * @param bucket its name
     * @throws CommandFailure if nothing runs there
     */
    OpenObjects objects(CommonOptions options, Target target, String bucket);

    /**
     * The key that signs the manifests of a target.
     *
     * @param name on AWS the id, ARN or alias of the key in KMS; on this machine there is one, made when it is first needed
     * @throws CommandFailure if it cannot be reached
     */
    OpenKey signingKey(CommonOptions options, Target target, String name);

    /**
     * A signing key and the connection under it.
     *
     * @param key the port
     * @param connection closed together with it
     */
    record OpenKey(SigningKey key, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

    /**
     * A bucket and the connection under it.
     *
     * @param objects the port
     * @param connection closed together with it
     */
    record OpenObjects(ArchiveObjects objects, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

    /**
     * A delivery stream and the connection under it.
     *
     * @param stream where records are put
     * @param connection closed together with it
     */
    record OpenStream(Backfill.Stream stream, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

    /**
     * A table to write into and the connection under it.
     *
     * @param writer the port
     * @param identity what tells this table from every other
     * @param connection closed together with it
     */
    record OpenTable(TableWriter writer, String identity, Runnable connection) implements AutoCloseable {
        @Override
        public void close() {
            connection.run();
        }
    }

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
