package dev.invoicearchive.local.athena;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One execution of a statement. Its state only moves on: QUEUED, RUNNING, and then one of three ends. */
final class Execution {
    /** Athena's states. */
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean isEnd() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /**
     * What an execution is, apart from its fate.
     *
     * @param id Athena's identity of it
     * @param sql the statement
     * @param database of unqualified names
     * @param workGroup as the caller named it
     * @param submittedAt when it was accepted
     * @param resultFile where its result goes
     */
    record Order(String id, String sql, String database, String workGroup, Instant submittedAt, Path resultFile) {}

    /**
     * How far it is, all from one moment.
     *
     * @param reason why it ended so; null unless it failed or was cancelled
     * @param columns of the result; empty until it succeeded
     * @param scannedBytes read by the engine so far
     * @param engineMillis worked by the engine so far
     * @param completedAt when it ended; null until then
     */
    record Progress(
            State state,
            String reason,
            List<ResultColumn> columns,
            long scannedBytes,
            long engineMillis,
            Instant completedAt) {}

    private final Order order;
    private Progress progress = new Progress(State.QUEUED, null, List.of(), 0, 0, null);
    private Statement statement;

    Execution(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    StatementKind kind() {
        return StatementKind.of(order.sql());
    }

    synchronized Progress progress() {
        return progress;
    }

    /** Whether the caller shall go on and run the statement; not if it was cancelled while it waited. */
    synchronized boolean begin(Statement running) {
        if (progress.state() != State.QUEUED) {
            return false;
        }
        statement = running;
        progress = with(State.RUNNING, null, List.of(), null);
        return true;
    }

    synchronized void measured(long scannedBytes, long engineMillis) {
        progress = new Progress(
                progress.state(),
                progress.reason(),
                progress.columns(),
                scannedBytes,
                engineMillis,
                progress.completedAt());
    }

    synchronized void succeeded(List<ResultColumn> columns, Instant now) {
        end(State.SUCCEEDED, null, columns, now);
    }

    synchronized void failed(String reason, Instant now) {
        end(State.FAILED, reason, List.of(), now);
    }

    /** Ends it for its caller at once, and gives the engine's statement, if there is one, to be stopped too. */
    synchronized Optional<Statement> cancelled(Instant now) {
        if (progress.state().isEnd()) {
            return Optional.empty();
        }
        end(State.CANCELLED, "Query cancelled by user", List.of(), now);
        return Optional.ofNullable(statement);
    }

    private void end(State state, String reason, List<ResultColumn> columns, Instant now) {
        if (!progress.state().isEnd()) {
            progress = with(state, reason, columns, now);
        }
    }

    private Progress with(State state, String reason, List<ResultColumn> columns, Instant now) {
        return new Progress(state, reason, columns, progress.scannedBytes(), progress.engineMillis(), now);
    }
}
