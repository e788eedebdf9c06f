package dev.invoicearchive.local.engineserver;

import io.trino.plugin.hive.HivePlugin;
import io.trino.server.testing.TestingTrinoServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
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
 * Serves Trino 483 on a free loopback port, prints {@code READY <port>} and ends when its standard input ends.
 *
 * <p>One source file without a build of its own: the launcher of JDK 25 compiles it at start, because the project's
 * compiler is that of JDK 17, which cannot read this engine's classes.
 *
 * <p>The one argument is the work folder, which is emptied at every start: tables and views are made anew by whoever
 * uses the engine, so that they can never lag behind the SQL of the project.
 */
public final class EngineServer {
    /** Athena's name of the Glue catalog, so that fully qualified names mean the same in both places. */
    private static final String CATALOG = "awsdatacatalog";

    /** Held, because the logging framework forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS =
            Stream.of("io", "org", "com", "stdout").map(Logger::getLogger).toList();

    private EngineServer() {}

    /** Runs until standard input ends; ends at once, with its reason on standard error, if it cannot start. */
    public static void main(String[] arguments) {
        // The engine's logging takes over System.out.
        PrintStream standardOutput = System.out;
        LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        endWithStandardInput();
        try {
            serve(Path.of(arguments[0]).toAbsolutePath().normalize(), standardOutput);
        } catch (Throwable e) {
            // Threads that the engine has started would keep a JVM alive that serves nobody.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(Path workFolder, PrintStream standardOutput) throws IOException {
        empty(workFolder);
        TestingTrinoServer server = TestingTrinoServer.builder()
                // Without it a product of amounts loses decimals, which the engine of Java 17 and its elders keep.
                .addProperty("deprecated.legacy-arithmetic-decimal-operators", "true")
                .setBaseDataDir(Optional.of(Files.createDirectories(workFolder.resolve("data"))))
                .build();
        server.installPlugin(new HivePlugin());
        server.createCatalog(CATALOG, "hive", catalogProperties(workFolder.resolve("metastore")));
        standardOutput.println("READY " + server.getBaseUrl().getPort());
    }

    private static Map<String, String> catalogProperties(Path metastore) {
        return Map.ofEntries(
                Map.entry("hive.metastore", "file"),
                Map.entry("hive.metastore.catalog.dir", "local://" + metastore),
                Map.entry("fs.local.enabled", "true"),
                // Both the metastore and the archive's objects lie below it.
                Map.entry("local.location", "/"),
                Map.entry("hive.partition-projection-enabled", "true"),
                // Most hours of seven years have no folder.
                Map.entry("hive.ignore-absent-partitions", "true"),
                // The file metastore knows no projected partition and fails when asked for its statistics.
                Map.entry("hive.table-statistics-enabled", "false"),
                Map.entry("hive.collect-column-statistics-on-write", "false"),
                Map.entry("hive.non-managed-table-writes-enabled", "true"),
                // ALTER TABLE ADD PARTITION needs it.
                Map.entry("hive.allow-register-partition-procedure", "true"),
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
            LOGGERS.get(0).log(Level.WARNING, "Standard input failed, which ends the engine as its end does.", e);
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
}
