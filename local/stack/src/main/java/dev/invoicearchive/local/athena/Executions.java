package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.registry.ApiFault;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts statements, runs a few at a time, and remembers the last ones with their results. */
final class Executions implements AutoCloseable {
    /** What the engine's heap bears at once; further statements wait, as they do in Athena. */
    private static final int RUNNING_MAX = 3;

    /** How many are remembered; Athena keeps them for 45 days. */
    private static final int REMEMBERED_MAX = 1_000;

    /**
     * A caller's own identity of a request.
     *
     * @param token asked again with the same, nothing new starts
     * @param request what was asked, to tell a repetition from a mistake
     */
    record Token(String token, String request) {}

    private record Known(String request, String id) {}

    private final Clock clock;
    private final EngineRun engine;
    private final ExecutorService runners = Executors.newFixedThreadPool(RUNNING_MAX, Executions::daemon);
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Known> idsByToken = new LinkedHashMap<>();
    private long accepted;

    Executions(EngineRun engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Accepts a statement.
     *
     * @return its identity, or that of the execution which the same request started before
     * @throws ApiFault if the token came with another request
     */
    synchronized String start(Execution.Order order, Optional<Token> token) throws IOException {
        Known known = token.map(found -> idsByToken.get(found.token())).orElse(null);
        if (known != null && executions.containsKey(known.id())) {
            if (!known.request().equals(token.get().request())) {
                throw ApiFault.invalid("Idempotent parameters do not match: the request differs from the one that"
                        + " came with this ClientRequestToken. Use a new token.");
            }
            return known.id();
        }
        forgetOldest();
        Execution execution = new Execution(order, accepted++);
        executions.put(order.id(), execution);
        token.ifPresent(found -> idsByToken.put(found.token(), new Known(found.request(), order.id())));
        runners.execute(() -> engine.run(execution));
        return order.id();
    }

    /** An execution that is remembered. */
    synchronized Optional<Execution> find(String id) {
        return Optional.ofNullable(executions.get(id));
    }

    /** Those of a workgroup that are remembered, newest first. */
    synchronized List<Execution> newestFirst(String workGroup) {
        List<Execution> found = new ArrayList<>();
        for (Execution execution : executions.values()) {
            if (execution.order().workGroup().equals(workGroup)) {
                found.add(0, execution);
            }
        }
        return found;
    }

    /** Stops an execution; one that has ended stays as it is. */
    void stop(Execution execution) {
        Optional<Statement> running = execution.cancelled("Query cancelled by user", clock.instant());
        running.ifPresent(EngineRun::cancel);
    }

    /** Stops accepting and running; what has not ended is cancelled. */
    @Override
    public void close() {
        runners.shutdownNow();
        List<Execution> all;
        synchronized (this) {
            all = List.copyOf(executions.values());
        }
        all.forEach(execution ->
                execution.cancelled("The endpoint stopped.", clock.instant()).ifPresent(Executions::leave));
    }

    /** The engine would work on for minutes before it noticed that nobody asks for the rows. */
    private static void leave(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // An engine that does not answer works on nothing.
            return;
        }
    }

    private void forgetOldest() throws IOException {
        Iterator<Execution> oldestFirst = executions.values().iterator();
        while (executions.size() >= REMEMBERED_MAX && oldestFirst.hasNext()) {
            Execution oldest = oldestFirst.next();
            if (oldest.progress().state().isEnd()) {
                oldestFirst.remove();
                idsByToken.values().removeIf(known -> known.id()
                        .equals(oldest.order().id()));
                if (oldest.order().isInDefaultPlace()) {
                    ResultFile.delete(oldest.order());
                }
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "athena-query");
        thread.setDaemon(true);
        return thread;
    }
}
