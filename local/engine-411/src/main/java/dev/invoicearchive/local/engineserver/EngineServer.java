package dev.invoicearchive.local.engineserver;

import io.trino.plugin.hive.HiveConnectorFactory;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Serves Trino 411 on a free loopback port, prints {@code READY <port>} and ends when its standard input ends.
 *
 * <p>The one argument is the work folder, which is emptied at every start: tables and views are made anew by whoever
 * uses the engine, so that they can never lag behind the SQL of the project.
 */
public final class EngineServer {
    /** Athena's name of the Glue catalog, so that fully qualified names mean the same in both places. */
    private static final String CATALOG = "awsdatacatalog";

    /** Kept because the logging framework forgets the level of a logger that nobody holds. */
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    /** Warns of every resource of the engine at each start. */
    private static final Logger WEB_FRAMEWORK_LOGGER = Logger.getLogger("org.glassfish.jersey");

    private EngineServer() {}

    /** Runs until standard input ends; ends at once, with its reason on standard error, if it cannot start. */
    public static void main(String[] arguments) {
        ROOT_LOGGER.setLevel(Level.WARNING);
        WEB_FRAMEWORK_LOGGER.setLevel(Level.SEVERE);
        endWithStandardInput();
        try {
            serve(Path.of(arguments[0]).toAbsolutePath().normalize());
        } catch (Throwable e) {
            // Threads that the engine has started would keep a JVM alive that serves nobody.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(Path workFolder) throws IOException {
        empty(workFolder);
        TestingTrinoServer server = TestingTrinoServer.builder()
                .setBaseDataDir(Optional.of(Files.createDirectories(workFolder.resolve("data"))))
                .build();
        server.installPlugin(new HivePlugin());
        server.createCatalog(CATALOG, "hive", catalogProperties(workFolder.resolve("metastore")));
        System.out.println("READY " + server.getBaseUrl().getPort());
    }

    private static Map<String, String> catalogProperties(Path metastore) {
        return Map.ofEntries(
                Map.entry("hive.metastore", "file"),
                Map.entry("hive.metastore.catalog.dir", "file://" + metastore),
                Map.entry("hive.partition-projection-enabled", "true"),
                // Most hours of seven years have no folder.
                Map.entry("hive.ignore-absent-partitions", "true"),
                // The file metastore knows no projected partition and fails when asked for its statistics.
                Map.entry("hive.table-statistics-enabled", "false"),
                Map.entry("hive.collect-column-statistics-on-write", "false"),
                Map.entry("hive.non-managed-table-writes-enabled", "true"),
                // ALTER TABLE ADD PARTITION needs it.
                Map.entry("hive.allow-register-partition-procedure", "true"),
                // Without it 41 open partitions exhaust 2 GB of heap.
                Map.entry("parquet.optimized-writer.enabled", "true"),
                // A table of days reads the hours below them.
                Map.entry("hive.recursive-directories", "true"),
                Map.entry("hive.security", "allow-all"));
    }

    private static void endWithStandardInput() {
        Thread watch = new Thread(EngineServer::waitForEndOfInput, "standard-input");
        watch.setDaemon(true);
        watch.start();
    }

    private static void waitForEndOfInput() {
        try (InputStream input = System.in) {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            ROOT_LOGGER.log(Level.WARNING, "Standard input failed, which ends the engine as its end does.", e);
        }
        // Nothing here outlives the process, so an orderly shutdown would only cost its caller seconds.
        Runtime.getRuntime().halt(0);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    private static final class HivePlugin implements Plugin {
        @Override
        public Iterable<ConnectorFactory> getConnectorFactories() {
            return List.of(new HiveConnectorFactory());
        }
    }
}
