package dev.invoicearchive.queries;

import dev.invoicearchive.queries.QueryFailedException.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.StatementType;

/** The query port over the Athena API: starts a statement, waits for its end, and pages through its result. */
public final class AthenaQueries implements Queries {
    private static final String CATALOG = "AwsDataCatalog";

    private final AthenaClient athena;
    private final QueryTarget target;
    private final Pauses pauses;

    /** @param athena stays the caller's to close */
    public AthenaQueries(AthenaClient athena, QueryTarget target, Pauses pauses) {
        this.athena = Objects.requireNonNull(athena, "athena is null");
        this.target = Objects.requireNonNull(target, "target is null");
        this.pauses = Objects.requireNonNull(pauses, "pauses is null");
    }

    @Override
    public QueryStatistics run(String sql, ResultReader reader) {
        String queryId = start(sql);
        QueryExecution execution = waitForEnd(queryId);
        if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
            Outcome outcome =
                    execution.status().state() == QueryExecutionState.CANCELLED ? Outcome.CANCELLED : Outcome.FAILED;
            String reason = execution.status().stateChangeReason();
            throw new QueryFailedException(outcome, queryId, reason == null ? outcome.name() : reason, null);
        }
        readResult(execution, reader);
        return statistics(execution);
    }

    private String start(String sql) {
        StartQueryExecutionRequest.Builder request = StartQueryExecutionRequest.builder()
                .queryString(sql)
                .workGroup(target.workGroup())
                .queryExecutionContext(context -> context.catalog(CATALOG).database(target.database()));
        target.outputLocation()
                .ifPresent(location -> request.resultConfiguration(result -> result.outputLocation(location)));
        try {
            return athena.startQueryExecution(request.build()).queryExecutionId();
        } catch (InvalidRequestException e) {
            throw new QueryFailedException(
                    Outcome.REFUSED, null, e.awsErrorDetails().errorMessage(), e);
        }
    }

    private QueryExecution waitForEnd(String queryId) {
        Duration wait = target.polling().first();
        QueryExecution execution = look(queryId);
        while (!isOver(execution)) {
            pause(queryId, wait);
            wait = target.polling().after(wait);
            execution = look(queryId);
        }
        return execution;
    }

    private QueryExecution look(String queryId) {
        return athena.getQueryExecution(request -> request.queryExecutionId(queryId))
                .queryExecution();
    }

    private static boolean isOver(QueryExecution execution) {
        QueryExecutionState state = execution.status().state();
        return state == QueryExecutionState.SUCCEEDED
                || state == QueryExecutionState.FAILED
                || state == QueryExecutionState.CANCELLED;
    }

    private void pause(String queryId, Duration wait) {
        try {
            pauses.pause(wait);
        } catch (InterruptedException e) {
            // Nobody is left to read the result, and a running statement costs money.
            athena.stopQueryExecution(request -> request.queryExecutionId(queryId));
            Thread.currentThread().interrupt();
            throw new QueryFailedException(Outcome.CANCELLED, queryId, "Interrupted while waiting for it.", e);
        }
    }

    private void readResult(QueryExecution execution, ResultReader reader) {
        boolean first = true;
        for (GetQueryResultsResponse page :
                athena.getQueryResultsPaginator(request -> request.queryExecutionId(execution.queryExecutionId()))) {
            List<List<String>> rows =
                    page.resultSet().rows().stream().map(AthenaQueries::texts).toList();
            if (first) {
                reader.columns(page.resultSet().resultSetMetadata().columnInfo().stream()
                        .map(AthenaQueries::column)
                        .toList());
                // Of a query, and of nothing else, the service sends the column names as the first row.
                rows = execution.statementType() == StatementType.DML && !rows.isEmpty()
                        ? rows.subList(1, rows.size())
                        : rows;
                first = false;
            }
            reader.page(rows);
        }
    }

    private static QueryColumn column(ColumnInfo info) {
        String type =
                info.type().equals("decimal") ? "decimal(" + info.precision() + "," + info.scale() + ")" : info.type();
        return new QueryColumn(info.name(), type);
    }

    private static List<String> texts(Row row) {
        // Stream.toList keeps nulls: the service leaves the text of a null out.
        return row.data().stream().map(Datum::varCharValue).toList();
    }

    private static QueryStatistics statistics(QueryExecution execution) {
        QueryExecutionStatistics statistics = execution.statistics();
        Long bytes = statistics == null ? null : statistics.dataScannedInBytes();
        Long millis = statistics == null ? null : statistics.engineExecutionTimeInMillis();
        return new QueryStatistics(
                execution.queryExecutionId(),
                bytes == null ? 0 : bytes,
                Duration.ofMillis(millis == null ? 0 : millis),
                Optional.ofNullable(statistics).map(QueryExecutionStatistics::dataManifestLocation));
    }
}
