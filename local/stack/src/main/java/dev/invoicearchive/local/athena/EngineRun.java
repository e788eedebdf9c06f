package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.plan.StatementPlan;
import dev.invoicearchive.local.athena.sql.StatementFault;
import io.trino.jdbc.QueryStats;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;

/** Runs one statement on the engine and spools its result, row by row, into the execution's files. */
final class EngineRun {
    private final EngineConnections connections;
    private final StatementPlanner planner;
    private final Clock clock;

    EngineRun(EngineConnections connections, StatementPlanner planner, Clock clock) {
        this.connections = connections;
        this.planner = planner;
        this.clock = clock;
    }

    /** Brings the execution to its end, whatever happens. */
    void run(Execution execution) {
        try {
            runOn(execution);
        } catch (StatementFault e) {
            execution.failed(Failure.of(e), clock.instant());
        } catch (SQLException e) {
            execution.failed(connections.failure(e), clock.instant());
        } catch (IOException e) {
            execution.failed(Failure.of(e), clock.instant());
        } catch (RuntimeException e) {
            execution.failed(Failure.internal(e), clock.instant());
        }
        if (execution.progress().state() != Execution.State.SUCCEEDED) {
            discard(execution);
        }
    }

    private void runOn(Execution execution) throws SQLException, IOException {
        try (Connection connection = connections.open(execution.order().database());
                Statement statement = connection.createStatement()) {
            if (!execution.begin(statement, clock.instant())) {
                return;
            }
            StatementPlan plan = planner.plan(execution.order());
            StepMeter meter = new StepMeter();
            try (ResultFile result = new ResultFile(execution.order(), execution.kind())) {
                plan.run(new JdbcSession(statement, stats -> follow(statement, execution, meter, stats)), result);
                if (!isOverLimit(execution)) {
                    execution.succeeded(result.finish(), clock.instant());
                }
            }
        }
    }

    private void follow(Statement statement, Execution execution, StepMeter meter, QueryStats stats) {
        execution.measured(meter.add(stats));
        if (isOverLimit(execution) || execution.progress().state() == Execution.State.CANCELLED) {
            // A stop that came before the engine knew the statement found nothing to stop there.
            cancel(statement);
        }
    }

    /** Ends an execution that has read more than its workgroup allows. */
    private boolean isOverLimit(Execution execution) {
        long read = execution.progress().measures().scannedBytes();
        boolean over = execution.order().bytesMax().isPresent()
                && read > execution.order().bytesMax().getAsLong();
        if (over) {
            execution.cancelled(
                    "Bytes scanned limit was exceeded: " + read + " bytes, the workgroup "
                            + execution.order().workGroup() + " allows "
                            + execution.order().bytesMax().getAsLong() + ".",
                    clock.instant());
        }
        return over;
    }

    /** Stops a statement in the engine. */
    static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot stop a query in the engine.", e);
        }
    }

    private static void discard(Execution execution) {
        try {
            ResultFile.delete(execution.order());
        } catch (IOException e) {
            // A disk that does not let go of half a result; the execution has ended without one all the same.
            return;
        }
    }
}
