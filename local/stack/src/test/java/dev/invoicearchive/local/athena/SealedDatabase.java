package dev.invoicearchive.local.athena;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.seal.AthenaSealEngine;
import dev.invoicearchive.lifecycle.seal.SealEngine;
import dev.invoicearchive.lifecycle.seal.SealEngineContract;
import dev.invoicearchive.lifecycle.seal.WorkArea;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryArchiveObjects;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.FolderWorkArea;
import dev.invoicearchive.queries.ViewCatalog;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** A bucket of its own, its tables and views on the real engine, and the engine's port for the sealer. */
final class SealedDatabase implements SealEngineContract.Subject {
    private final TimedQueries queries;
    private final DirectoryArchiveObjects objects;
    private final FolderWorkArea work;
    private final AthenaSealEngine engine;

    /** From the day on which tests of the engine begin. */
    SealedDatabase(RunningEngine running, String database, Clock clock) throws IOException {
        this(running, database, clock, RunningEngine.FIRST_DAY);
    }

    SealedDatabase(RunningEngine running, String database, Clock clock, LocalDate firstDay) throws IOException {
        LocalFiles files = new LocalFiles();
        DirectoryObjectStore store =
                DirectoryObjectStore.open(files, clock, running.bucket(database).getParent(), database);
        ViewCatalog changes = new ViewCatalog(List.of(ViewCatalog.load().view("changes")));
        running.deploy(database, changes, firstDay);
        queries = new TimedQueries(running.queries(database));
        objects = new DirectoryArchiveObjects(store, (bucket, key) -> running.result("s3://" + bucket + "/" + key));
        work = new FolderWorkArea(
                files,
                Buckets.RESULTS,
                running.result("s3://" + Buckets.RESULTS + "/x").getParent());
        engine = new AthenaSealEngine(queries, work, changes);
    }

    TimedQueries queries() {
        return queries;
    }

    @Override
    public ArchiveObjects objects() {
        return objects;
    }

    @Override
    public WorkArea work() {
        return work;
    }

    @Override
    public SealEngine engine() {
        return engine;
    }

    @Override
    public List<String> changes() {
        return queries.ask("SELECT event_id FROM changes").rows().stream()
                .map(row -> row.get(0))
                .toList();
    }
}
