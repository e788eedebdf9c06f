package dev.invoicearchive.local.runner;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.athena.AthenaEndpoint;
import dev.invoicearchive.local.athena.AthenaStorage;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.engine.EngineProcess;
import dev.invoicearchive.local.expiry.ExpiryReceipts;
import dev.invoicearchive.local.feed.DynamoDbTableStream;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.firehose.DeliveryCounts;
import dev.invoicearchive.local.firehose.DeliverySettings;
import dev.invoicearchive.local.firehose.FirehoseEndpoint;
import dev.invoicearchive.local.runner.DirectoryLock.DirectoryInUseException;
import dev.invoicearchive.local.s3.S3Endpoint;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.queries.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A whole archive on this machine: the table, the engine, the pipeline between them and the Athena endpoint, on one data
 * directory. After a kill at any moment the next start goes on where this one stood.
 */
public final class LocalStack implements AutoCloseable {
    /** For what people read, logs and announcements; changes get the time of the clock that the order names. */
    private static final Clock MACHINE_CLOCK = Clock.systemUTC();

    private final Resources resources;
    private final DataDirectory data;
    private final ArchiveSettings settings;
    private final TableProcess table;
    private final EngineProcess engine;
    private final AthenaEndpoint athena;
    private final FirehoseEndpoint firehose;
    private final S3Endpoint objects;
    private final Pipeline pipeline;
    private final DeliveryCounts counts;
    private final DynamoDbClient tables;
    private final LocalCatalog catalog;
    private final OperatorLog log;

    private LocalStack(Order order, Resources resources)
            throws IOException, TimeoutException, DirectoryInUseException, InterruptedException {
        this.resources = resources;
        this.data = order.data();
        resources.add(DirectoryLock.take(data));
        DurableFiles files = new LocalFiles();
        SettingsFile settingsFile = new SettingsFile(files, data.settings());
        order.firstDay().ifPresent(settingsFile::beginAt);
        this.settings = settingsFile.loadOrKeep(order.settings());
        this.log = resources.add(OperatorLog.open(data.log("runner"), MACHINE_CLOCK));
        LocalCatalog.makeFolders(data.objects());
        EngineStart engineStart = resources.add(new EngineStart());
        // Before the slow part, so that a taken port is told at once.
        this.firehose = resources.add(FirehoseEndpoint.start(order.ports().firehose()));
        this.objects = resources.add(S3Endpoint.start(order.ports().objects(), files, buckets(data)));
        this.athena = resources.add(
                AthenaEndpoint.start(order.ports().athena(), engineStart, athenaStorage(data), MACHINE_CLOCK));
        engineStart.begin(Installation.current(), data);
        this.table = resources.add(TableProcess.start(Installation.current(), data.table(), data.log("table")));
        this.tables = resources.add(table.tables());
        this.counts = new DeliveryCounts();
        this.pipeline = openPipeline(order, files, log);
        resources.add(new OrderlyStop(pipeline, log));
        firehose.serve(pipeline.directPut());
        objects.serve(pipeline.store());
        this.engine = engineStart.await();
        this.catalog = new LocalCatalog(resources.add(athena.client()), engine, settings, order.clock());
        catalog.deploy();
    }

    /**
     * What to start.
     *
     * @param data on which directory
     * @param settings the {@code ARCHIVE_…} settings of a directory that has none yet
     * @param clock whose time the changes get
     * @param firstDay the archive's first day, if another one than the settings' is wanted
     * @param ports where the endpoints listen
     */
    public record Order(
            DataDirectory data, Map<String, String> settings, Clock clock, Optional<LocalDate> firstDay, Ports ports) {
        public Order {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * Where the endpoints listen; 0 for a free port.
     *
     * @param athena the Athena endpoint
     * @param firehose the Firehose endpoint
     * @param objects the S3 endpoint
     */
    public record Ports(int athena, int firehose, int objects) {
        /** Whatever is free. */
        public static final Ports FREE = new Ports(0, 0, 0);

        /** The chosen ones, for a message that one of them is taken. */
        public String chosen() {
            return IntStream.of(athena, firehose, objects)
                    .filter(port -> port != 0)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" or "));
        }
    }

    /**
     * Starts everything but the threads; takes some seconds.
     *
     * @throws DirectoryInUseException if another stack runs on the directory
     * @throws IOException if a port is taken, the directory cannot be used, or a program does not start
     * @throws TimeoutException if a program does not answer in time
     * @throws InterruptedException if the waiting thread is asked to stop
     */
    public static LocalStack start(Order order)
            throws IOException, TimeoutException, DirectoryInUseException, InterruptedException {
        Resources resources = new Resources();
        try {
            return new LocalStack(order, resources);
        } catch (IOException | TimeoutException | DirectoryInUseException | InterruptedException | RuntimeException e) {
            resources.closeAfter(e);
            throw e;
        }
    }

    /** Tells commands on this machine where the stack answers. */
    public RunningStack announce() throws IOException {
        RunningStack running = new RunningStack(
                ProcessHandle.current().pid(),
                athena.uri(),
                firehose.uri(),
                objects.uri(),
                table.endpoint(),
                engine.jdbcUrl(LocalCatalog.DATABASE),
                MACHINE_CLOCK.instant());
        running.announce(data.root());
        resources.add(() -> Files.deleteIfExists(RunningStack.file(data.root())));
        return running;
    }

    /** The pipeline, whose threads the caller starts. */
    public Pipeline pipeline() {
        return pipeline;
    }

    /** What was delivered since this stack started. */
    public DeliveryCounts.Snapshot deliveryCounts() {
        return counts.snapshot();
    }

    /** The table's API; closed with the stack. */
    public DynamoDbClient tables() {
        return tables;
    }

    /** The query port. */
    public Queries queries() {
        return catalog.queries();
    }

    /**
     * Seals every day that can be sealed, in this process.
     *
     * @throws IOException if something cannot be read or written; it may be repeated
     */
    public SealReport seal(Clock clock, SealProgress progress) throws IOException {
        return new StackSeal(data, buckets(data), pipeline.store(), queries(), settings, clock).run(progress);
    }

    /** The settings of the data directory. */
    public ArchiveSettings settings() {
        return settings;
    }

    /**
     * Makes the catalog anew once its range of days no longer reaches far enough.
     *
     * @throws RuntimeException if the engine does not answer
     */
    public void refreshCatalog() {
        catalog.refresh();
    }

    /** The programs of the stack that no longer run, by name; normally none. */
    public List<String> deadPrograms() {
        List<String> dead = new ArrayList<>();
        if (!table.isAlive()) {
            dead.add("table (log: " + data.log("table") + ")");
        }
        if (!engine.isAlive()) {
            dead.add("engine (log: " + data.log("engine") + ")");
        }
        return dead;
    }

    /** Writes a line into the runner's log; after the stack is closed it goes nowhere. */
    void tell(String message) {
        log.accept(message);
    }

    /** How far the pipeline has come. */
    public StackProgress progress() throws IOException {
        return StackProgress.of(pipeline, data, MACHINE_CLOCK.instant());
    }

    /** Finishes what has begun and stops everything. */
    @Override
    public void close() {
        resources.close();
    }

    private static AthenaStorage athenaStorage(DataDirectory data) {
        return new AthenaStorage(buckets(data), data.athena());
    }

    private static Buckets buckets(DataDirectory data) {
        return new Buckets(data.objects(), data.results(), data.buckets());
    }

    private Pipeline openPipeline(Order order, DurableFiles files, OperatorLog log) throws IOException {
        ArchiveTables archiveTables = new ArchiveTables(tables, settings);
        archiveTables.create();
        new ExpiryReceipts(tables, settings.attributes()).createTable();
        DynamoDbStreamsClient streams = resources.add(table.streams());
        OperatorLog lambdaLog = resources.add(OperatorLog.open(data.log("lambda"), MACHINE_CLOCK));
        return Pipeline.open(new Pipeline.Parts(
                data,
                files,
                order.clock(),
                ArchiveTables.TRANSACTIONS,
                settings.attributes(),
                tables,
                new DynamoDbTableStream(streams, archiveTables.streamArn()),
                DeliverySettings.ARCHIVE,
                ShippedFunctions.transform(
                        settings, () -> UUID.randomUUID().toString().replace("-", ""), lambdaLog),
                ShippedFunctions.totals(tables, settings, order.clock(), lambdaLog),
                counts,
                log));
    }
}
