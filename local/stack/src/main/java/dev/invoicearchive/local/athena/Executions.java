package dev.invoicearchive.local.athena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Accepts statements, runs a few at a time, and remembers the last ones with their results. */
final class Executions implements AutoCloseable {
    /** What the engine's heap bears at once; further statements wait, as they do in Athena. */
    private static final int RUNNING_MAX = 3;

    /** How many are remembered; Athena keeps them for 45 days. */
    private static final int REMEMBERED_MAX = 1_000;

    private final Path resultsFolder;
    private final Clock clock;
    private final EngineRun engine;
    private final ExecutorService runners = Executors.newFixedThreadPool(RUNNING_MAX, Executions::daemon);
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, String> idsByToken = new LinkedHashMap<>();

    /** @param jdbcUrl the engine's address by database */
    Executions(Path resultsFolder, Function<String, String> jdbcUrl, Clock clock) {
        this.resultsFolder = resultsFolder;
        this.clock = clock;
        this.engine = new EngineRun(jdbcUrl, clock);
    }

    /**
     * Accepts a statement.
     *
     * @param token the caller's own identity of the request: asked again with the same, it starts nothing new
     */
    synchronized String start(String sql, String database, String workGroup, Optional<String> token)
            throws IOException {
        if (token.isPresent() && executions.containsKey(idsByToken.get(token.get()))) {
            return idsByToken.get(token.get());
        }
        forgetOldest();
        String id = UUID.randomUUID().toString();
        Execution execution = new Execution(
                new Execution.Order(id, sql, database, workGroup, clock.instant(), resultsFolder.resolve(id + ".csv")));
        executions.put(id, execution);
        token.ifPresent(key -> idsByToken.put(key, id));
        runners.execute(() -> engine.run(execution));
        return id;
    }

    /**
     * An execution that is remembered.
     *
     * @throws InvalidRequestFault if there is none
     */
    synchronized Execution execution(String id) {
        Execution execution = executions.get(id);
        if (execution == null) {
            throw new InvalidRequestFault("QueryExecution " + id + " was not found");
        }
        return execution;
    }

    /** Stops an execution; one that has ended stays as it is. */
    void stop(String id) {
        Optional<Statement> running = execution(id).cancelled(clock.instant());
        if (running.isPresent()) {
            try {
                running.get().cancel();
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot stop query " + id + " in the engine.", e);
            }
        }
    }

    /** Stops accepting and running. */
    @Override
    public void close() {
        runners.shutdownNow();
    }

    private void forgetOldest() throws IOException {
        Iterator<Execution> oldestFirst = executions.values().iterator();
        while (executions.size() >= REMEMBERED_MAX && oldestFirst.hasNext()) {
            Execution oldest = oldestFirst.next();
            if (oldest.progress().state().isEnd()) {
                oldestFirst.remove();
                idsByToken.values().remove(oldest.order().id());
                Files.deleteIfExists(oldest.order().resultFile());
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "athena-query");
        thread.setDaemon(true);
        return thread;
    }
}
