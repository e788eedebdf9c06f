package dev.invoicearchive.local.athena;

import dev.invoicearchive.queries.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/** Runs statements to their end through the SDK, as a test reads it. */
final class Statements {
    /** A minute or more. */
    private static final int LOOKS = 3_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final AthenaClient athena;
    private final String database;

    Statements(AthenaClient athena, String database) {
        this.athena = athena;
        this.database = database;
    }

    /** The execution of a statement that must succeed. */
    QueryExecution run(String sql) {
        return run(request -> request.queryString(sql));
    }

    /** The same, with more in the request. */
    QueryExecution run(Consumer<StartQueryExecutionRequest.Builder> request) {
        QueryExecution execution = end(request);
        if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
            throw new AssertionError(execution.query() + " gave " + execution.status());
        }
        return execution;
    }

    /** The execution of a statement, however it ends. */
    QueryExecution end(Consumer<StartQueryExecutionRequest.Builder> request) {
        String id = athena.startQueryExecution(builder -> {
                    builder.queryExecutionContext(context -> context.database(database));
                    request.accept(builder);
                })
                .queryExecutionId();
        for (int look = 0; look < LOOKS; look++) {
            QueryExecution execution = athena.getQueryExecution(query -> query.queryExecutionId(id))
                    .queryExecution();
            QueryExecutionState state = execution.status().state();
            if (state != QueryExecutionState.QUEUED && state != QueryExecutionState.RUNNING) {
                return execution;
            }
            pause();
        }
        throw new AssertionError("No end of " + id);
    }

    /** Why a statement fails. */
    String failure(String sql) {
        QueryExecution execution = end(request -> request.queryString(sql));
        if (execution.status().state() != QueryExecutionState.FAILED) {
            throw new AssertionError(sql + " gave " + execution.status());
        }
        return execution.status().stateChangeReason();
    }

    /** How many rows the engine reads for a statement. */
    long inputRows(String sql) {
        String id = run(sql).queryExecutionId();
        return athena.getQueryRuntimeStatistics(request -> request.queryExecutionId(id))
                .queryRuntimeStatistics()
                .rows()
                .inputRows();
    }

    /** The rows of a statement, of a query without its head. */
    List<List<String>> rows(String sql) {
        return rows(run(sql));
    }

    /** The rows of an execution. */
    List<List<String>> rows(QueryExecution execution) {
        List<List<String>> rows =
                athena
                        .getQueryResultsPaginator(request -> request.queryExecutionId(execution.queryExecutionId()))
                        .stream()
                        .flatMap(page -> page.resultSet().rows().stream())
                        .map(Statements::texts)
                        .toList();
        boolean head = execution.statementTypeAsString().equals("DML") && !rows.isEmpty();
        return head ? rows.subList(1, rows.size()) : rows;
    }

    /** The first page of an execution's result. */
    GetQueryResultsResponse results(QueryExecution execution) {
        return athena.getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId()));
    }

    /** A test that asks without a pause takes the engine's processors away. */
    private static void pause() {
        try {
            Pauses.REAL.pause(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Row row) {
        return row.data().stream().map(datum -> datum.varCharValue()).toList();
    }
}
