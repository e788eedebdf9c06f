package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.local.athena.plan.ResultColumn;
import dev.invoicearchive.local.athena.sql.StatementKind;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
     * @param workGroup in which it runs
     * @param parameters values of its question marks
     * @param submittedAt when it was accepted
     * @param resultLocation where its result goes, as callers name it
     * @param resultFile the same on this machine
     * @param bytesMax the workgroup's limit of what it may read
     * @param reuse the request's {@code ResultReuseConfiguration}, which changes nothing
     */
    record Order(
            String id,
            String sql,
            String database,
            String workGroup,
            List<String> parameters,
            Instant submittedAt,
            S3Location resultLocation,
            Path resultFile,
            OptionalLong bytesMax,
            Optional<JsonNode> reuse) {
        /** Whether its result lies where nobody asked for it to be kept. */
        boolean isInDefaultPlace() {
            return resultLocation.bucket().equals(Buckets.RESULTS);
        }

        /** Where Athena lays the files of a table that the statement makes and gives no location. */
        Path tableFolder() {
            return resultFile.resolveSibling("tables").resolve(id);
        }
    }

    /**
     * What the engine measured, so far.
     *
     * @param scannedBytes read
     * @param scannedRows read
     * @param engineMillis worked
     * @param planningMillis of them, planned
     */
    record Measures(long scannedBytes, long scannedRows, long engineMillis, long planningMillis) {
        static final Measures NONE = new Measures(0, 0, 0, 0);

        Measures plus(Measures more) {
            return new Measures(
                    scannedBytes + more.scannedBytes,
                    scannedRows + more.scannedRows,
                    engineMillis + more.engineMillis,
                    planningMillis + more.planningMillis);
        }
    }

    /**
     * What a statement gave.
     *
     * @param columns of the rows
     * @param rows how many
     * @param bytes of the result file
     * @param updated how many rows it wrote elsewhere
     * @param manifest where the list of written files is
     */
    record Outcome(List<ResultColumn> columns, long rows, long bytes, long updated, Optional<S3Location> manifest) {
        static final Outcome NONE = new Outcome(List.of(), 0, 0, 0, Optional.empty());
    }

    /**
     * How far it is, all from one moment.
     *
     * @param reason why it ended so; null unless it failed or was cancelled
     * @param failure what went wrong; null unless it failed
     * @param measures of the engine
     * @param outcome of a statement that succeeded
     * @param startedAt when it left the queue; null until then
     * @param completedAt when it ended; null until then
     */
    record Progress(
            State state,
            String reason,
            Failure failure,
            Measures measures,
            Outcome outcome,
            Instant startedAt,
            Instant completedAt) {}

    private final Order order;
    private final long number;
    private Progress progress = new Progress(State.QUEUED, null, null, Measures.NONE, Outcome.NONE, null, null);
    private Statement statement;

    /** @param number its place in the order of acceptance */
    Execution(Order order, long number) {
        this.order = order;
        this.number = number;
    }

    /** Its place in the order of acceptance, as a text that sorts so. */
    String number() {
        return String.format("%019d", number);
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

    /** How long it waited; zero while it waits. */
    Duration queued() {
        Instant startedAt = progress().startedAt();
        return startedAt == null ? Duration.ZERO : Duration.between(order.submittedAt(), startedAt);
    }

    /** Whether the caller shall go on and run the statement; not if it was cancelled while it waited. */
    synchronized boolean begin(Statement running, Instant now) {
        if (progress.state() != State.QUEUED) {
            return false;
        }
        statement = running;
        progress = new Progress(State.RUNNING, null, null, Measures.NONE, Outcome.NONE, now, null);
        return true;
    }

    synchronized void measured(Measures measures) {
        progress = new Progress(
                progress.state(),
                progress.reason(),
                progress.failure(),
                measures,
                progress.outcome(),
                progress.startedAt(),
                progress.completedAt());
    }

    synchronized void succeeded(Outcome outcome, Instant now) {
        end(State.SUCCEEDED, null, null, outcome, now);
    }

    synchronized void failed(Failure failure, Instant now) {
        end(State.FAILED, failure.message(), failure, Outcome.NONE, now);
    }

    /** Ends it for its caller at once, and gives the engine's statement, if there is one, to be stopped too. */
    synchronized Optional<Statement> cancelled(String reason, Instant now) {
        if (progress.state().isEnd()) {
            return Optional.empty();
        }
        end(State.CANCELLED, reason, null, Outcome.NONE, now);
        return Optional.ofNullable(statement);
    }

    private void end(State state, String reason, Failure failure, Outcome outcome, Instant now) {
        if (!progress.state().isEnd()) {
            progress = new Progress(state, reason, failure, progress.measures(), outcome, progress.startedAt(), now);
        }
    }
}
