package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.engine.EngineJava;
import dev.invoicearchive.local.engine.EngineProcess;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.CatalogDdl;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.SealedThrough;
import dev.invoicearchive.queries.ViewCatalog;
import dev.invoicearchive.queries.ViewDeployer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import software.amazon.awssdk.services.athena.AthenaClient;

/** An engine with the Athena endpoint in front, and a folder for the objects of tests. */
final class RunningEngine implements AutoCloseable {
    /** Seven years of days would only make each query list more folders. */
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final Path folder;
    private final EngineProcess engine;
    private final AthenaEndpoint endpoint;
    private final AthenaClient client;

    private RunningEngine(Path folder, EngineProcess engine, AthenaEndpoint endpoint) {
        this.folder = folder;
        this.engine = engine;
        this.endpoint = endpoint;
        this.client = endpoint.client();
    }

    static RunningEngine start(EngineJava java) {
        try {
            // The blank proves that the engine bears one in the place that a user chose.
            Path folder = Files.createTempDirectory("archive engine");
            EngineProcess engine = EngineProcess.start(
                    Installation.current(),
                    java,
                    folder.resolve("store"),
                    folder.resolve("work"),
                    folder.resolve("engine.log"));
            return new RunningEngine(folder, engine, endpoint(folder, engine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AthenaEndpoint endpoint(Path folder, EngineProcess engine) throws IOException {
        Buckets buckets = new Buckets(folder.resolve("store"), folder.resolve("results"), folder.resolve("buckets"));
        AthenaStorage storage = new AthenaStorage(buckets, folder.resolve("athena"));
        return AthenaEndpoint.start(0, new ProcessEngine(engine), storage, Clock.systemUTC());
    }

    private record ProcessEngine(EngineProcess process) implements SqlEngine {
        @Override
        public String jdbcUrl(String database) {
            return process.jdbcUrl(database);
        }

        @Override
        public String location(Path path) {
            return process.choice().location(path);
        }
    }

    /** A second endpoint over the same engine and folders, as after a restart; the caller closes it. */
    AthenaEndpoint restartedEndpoint() throws IOException {
        return endpoint(folder, engine);
    }

    /** The folder of a bucket that statements may write to. */
    Path writableBucket(String name) {
        return folder.resolve("buckets").resolve(name);
    }

    /** The file of a location in the bucket of results. */
    Path result(String location) {
        String start = "s3://" + Buckets.RESULTS + "/";
        if (!location.startsWith(start)) {
            throw new IllegalArgumentException("Invalid location: " + location + ", expected one below " + start);
        }
        return folder.resolve("results").resolve(location.substring(start.length()));
    }

    /** The API's client, of the SDK that the shipped code uses. */
    AthenaClient client() {
        return client;
    }

    AthenaEndpoint endpoint() {
        return endpoint;
    }

    Queries queries(String database) {
        return new AthenaQueries(client, QueryTarget.local(database), Pauses.REAL);
    }

    /** Where the objects of one database's bucket lie. */
    Path bucket(String database) {
        return folder.resolve("store").resolve(database);
    }

    /** The statements that make the tables of one database. */
    List<String> tableStatements(String database) {
        return tableStatements(database, FIRST_DAY);
    }

    /** Deploys nothing but the tables, from an earlier first day on. */
    void deployTable(String database, LocalDate firstDay) throws IOException {
        makeFolders(database);
        tableStatements(database, firstDay).forEach(queries(database)::ask);
    }

    private List<String> tableStatements(String database, LocalDate firstDay) {
        return CatalogDdl.forLocalEngine(database, engine.location(database), firstDay, TODAY);
    }

    private void makeFolders(String database) throws IOException {
        for (String prefix : CatalogDdl.prefixes()) {
            Files.createDirectories(bucket(database).resolve(prefix));
        }
    }

    /** Deploys views over the objects of one database's bucket. */
    void deploy(String database, ViewCatalog views) throws IOException {
        deploy(database, views, SealedThrough.NOTHING);
    }

    /** Deploys views that read sealed files as far as this. */
    void deploy(String database, ViewCatalog views, SealedThrough sealedThrough) throws IOException {
        makeFolders(database);
        new ViewDeployer(queries(database)).deploy(tableStatements(database), views, sealedThrough);
    }

    /** Deploys views over an archive that begins earlier. */
    void deploy(String database, ViewCatalog views, LocalDate firstDay) throws IOException {
        makeFolders(database);
        new ViewDeployer(queries(database)).deploy(tableStatements(database, firstDay), views, SealedThrough.NOTHING);
    }

    @Override
    public void close() throws IOException {
        client.close();
        endpoint.close();
        engine.close();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
