package dev.invoicearchive.local.runner;

import dev.invoicearchive.local.engine.EngineProcess;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.CatalogDdl;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.athena.AthenaClient;

/** The tables and views of the local engine, made from the project's SQL at every start. */
final class LocalCatalog {
    /** The one database, named as on AWS. */
    static final String DATABASE = "invoice_archive";

    /** Well within the days that the table's range reaches ahead. */
    private static final int DAYS_BETWEEN_REFRESHES = 14;

    private final Queries queries;
    private final EngineProcess engine;
    private final ArchiveSettings settings;
    private final Clock clock;
    private LocalDate deployedOn = LocalDate.EPOCH;

    LocalCatalog(AthenaClient client, EngineProcess engine, ArchiveSettings settings, Clock clock) {
        this.queries = queries(client);
        this.engine = engine;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the folders of the tables, which the engine wants to see; empty ones are empty tables.
     *
     * @param bucket the folder of the archive bucket
     */
    static void makeFolders(Path bucket) throws IOException {
        for (String prefix : CatalogDdl.prefixes()) {
            Files.createDirectories(bucket.resolve(prefix));
        }
    }

    /** The query port on the archive's database. */
    static Queries queries(AthenaClient client) {
        return new AthenaQueries(client, QueryTarget.local(DATABASE), Pauses.REAL);
    }

    Queries queries() {
        return queries;
    }

    /** Days move on while the stack runs, and a day outside the table's range would be empty without a word. */
    synchronized void refresh() {
        if (today().isAfter(deployedOn.plusDays(DAYS_BETWEEN_REFRESHES))) {
            deploy();
        }
    }

    synchronized void deploy() {
        LocalDate today = today();
        new ViewDeployer(queries)
                .deploy(
                        CatalogDdl.forLocalEngine(DATABASE, engine.location(""), settings.firstDay(), today),
                        ViewCatalog.load(),
                        SealedThrough.NOTHING);
        deployedOn = today;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
