package dev.invoicearchive.local.engine;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The SQL engine in a JVM of its own, on a free loopback port. It forgets all tables and views at every start. */
public final class EngineProcess implements AutoCloseable {
    /** Athena's name of the Glue catalog, in the engine's spelling. */
    static final String CATALOG = "awsdatacatalog";

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    /** See the decision about the engine for what was measured; the whole stack must stay under 4 GiB. */
    private static final String HEAP = "-Xmx1200m";

    private final ChildJvm child;
    private final EngineChoice choice;
    private final Path objectsRoot;

    private EngineProcess(ChildJvm child, EngineChoice choice, Path objectsRoot) {
        this.child = child;
        this.choice = choice;
        this.objectsRoot = objectsRoot;
    }

    /**
     * Starts the engine that runs on this JVM's Java, and waits until it answers.
     *
     * @param objectsRoot the folder that stands for the archive bucket
     * @param workFolder emptied at every start
     * @param logFile what the process complains about
     * @throws IOException if it ends before it answers
     * @throws TimeoutException if it does not answer in time
     * @throws IllegalArgumentException if no engine runs on this Java
     */
    public static EngineProcess start(Installation installation, Path objectsRoot, Path workFolder, Path logFile)
            throws IOException, TimeoutException {
        EngineJava java = new EngineJava(
                EngineChoice.forJava(Runtime.version().feature()), Path.of(System.getProperty("java.home")));
        return start(installation, java, objectsRoot, workFolder, logFile);
    }

    /**
     * Starts one engine on one Java, and waits until it answers.
     *
     * @throws IOException if it ends before it answers
     * @throws TimeoutException if it does not answer in time
     */
    public static EngineProcess start(
            Installation installation, EngineJava java, Path objectsRoot, Path workFolder, Path logFile)
            throws IOException, TimeoutException {
        EngineChoice choice = java.choice();
        List<String> options = new ArrayList<>(choice.jvmOptions());
        options.add(HEAP);
        options.add("-XX:+ExitOnOutOfMemoryError");
        // The engine measures its own objects; without these it tries, at every start, to attach to itself in vain.
        options.add("-Djdk.attach.allowAttachSelf=true");
        options.add("-Djol.skipHotspotSAAttach=true");
        ChildJvm.Launch launch = new ChildJvm.Launch(
                "engine",
                java.home(),
                options,
                installation.classPathOf(choice.module()),
                List.of(
                        choice.program(installation.home()),
                        workFolder.toAbsolutePath().toString()),
                logFile);
        return new EngineProcess(ChildJvm.start(launch, START_PATIENCE), choice, objectsRoot);
    }

    /** The JDBC address of a database, which need not exist yet. */
    public String jdbcUrl(String database) {
        return "jdbc:trino://127.0.0.1:" + child.port() + "/" + CATALOG + "/" + database;
    }

    /**
     * How the engine spells the location of a folder of the bucket.
     *
     * @param folder such as {@code Invoice}, without a slash at its end; empty for the bucket itself
     */
    public String location(String folder) {
        return choice.location(objectsRoot.resolve(folder));
    }

    /** Which engine it is. */
    public EngineChoice choice() {
        return choice;
    }

    /** The process id, for status and for tests of recovery. */
    public long pid() {
        return child.pid();
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return child.isAlive();
    }

    /** Ends the process as kill -9 does, for tests of recovery. */
    public void kill() {
        child.kill();
    }

    /** Ends the process in order. */
    @Override
    public void close() {
        child.close();
    }
}
