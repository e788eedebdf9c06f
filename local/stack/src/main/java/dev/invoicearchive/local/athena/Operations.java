package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The four operations of the Athena API that the archive needs. */
final class Operations {
    private static final int QUERY_BYTES_MAX = 262_144;
    private static final int PAGE_ROWS_MAX = 1_000;
    private static final String DEFAULT_DATABASE = "default";
    private static final String DEFAULT_WORK_GROUP = "primary";

    private final Executions executions;

    Operations(Executions executions) {
        this.executions = executions;
    }

    /**
     * Answers one request.
     *
     * @throws InvalidRequestFault if the operation is not one of the four, or its input is wrong
     */
    ObjectNode answer(String operation, JsonNode input) throws IOException {
        return switch (operation) {
            case "StartQueryExecution" -> start(input);
            case "GetQueryExecution" -> Answers.execution(execution(input));
            case "GetQueryResults" -> results(input);
            case "StopQueryExecution" -> stop(input);
            default ->
                throw new InvalidRequestFault("Invalid operation: " + operation
                        + ", expected StartQueryExecution, GetQueryExecution, GetQueryResults or StopQueryExecution."
                        + " Ask Athena itself for the others.");
        };
    }

    private ObjectNode start(JsonNode input) throws IOException {
        String sql = text(input, "QueryString")
                .orElseThrow(() -> new InvalidRequestFault("Missing QueryString, expected a statement."));
        int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > QUERY_BYTES_MAX) {
            throw new InvalidRequestFault("Invalid QueryString: " + bytes + " bytes, expected at most "
                    + QUERY_BYTES_MAX + ". Shorten the statement.");
        }
        if (input.path("ExecutionParameters").size() > 0) {
            throw new InvalidRequestFault("Invalid ExecutionParameters: "
                    + input.path("ExecutionParameters").size()
                    + ", expected none on this machine. Write the values into the statement.");
        }
        String database = text(input.path("QueryExecutionContext"), "Database").orElse(DEFAULT_DATABASE);
        String workGroup = text(input, "WorkGroup").orElse(DEFAULT_WORK_GROUP);
        return Answers.started(executions.start(sql, database, workGroup, text(input, "ClientRequestToken")));
    }

    private ObjectNode results(JsonNode input) throws IOException {
        Execution execution = execution(input);
        Execution.Progress progress = execution.progress();
        if (!progress.state().isEnd()) {
            throw new InvalidRequestFault("Query has not yet finished. Current state: " + progress.state());
        }
        if (progress.state() != Execution.State.SUCCEEDED) {
            throw new InvalidRequestFault("Query did not finish successfully. Final query state: " + progress.state());
        }
        Optional<String> token = text(input, "NextToken");
        CsvPage page = CsvPage.read(execution.order().resultFile(), offset(token), rowsMax(input));
        boolean hidesNames = token.isEmpty()
                && execution.kind() != StatementKind.DML
                && !page.records().isEmpty();
        List<List<String>> records =
                hidesNames ? page.records().subList(1, page.records().size()) : page.records();
        return Answers.results(progress.columns(), new CsvPage(records, page.nextOffset(), page.isLast()));
    }

    private ObjectNode stop(JsonNode input) {
        executions.stop(execution(input).order().id());
        return Answers.empty();
    }

    private Execution execution(JsonNode input) {
        return executions.execution(text(input, "QueryExecutionId")
                .orElseThrow(() -> new InvalidRequestFault("Missing QueryExecutionId, expected that of a query.")));
    }

    private static long offset(Optional<String> token) {
        try {
            return token.isEmpty() ? 0 : Long.parseUnsignedLong(token.get());
        } catch (NumberFormatException e) {
            throw new InvalidRequestFault(
                    "Invalid NextToken: not one of this result, expected that of the page before.");
        }
    }

    private static int rowsMax(JsonNode input) {
        int rows = input.path("MaxResults").asInt(PAGE_ROWS_MAX);
        if (rows < 1 || rows > PAGE_ROWS_MAX) {
            throw new InvalidRequestFault("Invalid MaxResults: " + rows + ", expected 1 to " + PAGE_ROWS_MAX + ".");
        }
        return rows;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
