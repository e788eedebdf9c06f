package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.athena.registry.Input;
import dev.invoicearchive.local.athena.registry.Pages;
import dev.invoicearchive.local.athena.registry.WorkGroups;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementKind;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The operations about executions and their results. */
final class QueryOperations {
    private static final int QUERY_BYTES_MAX = 262_144;
    private static final int PARAMETER_MAX = 1_024;
    private static final int PAGE_ROWS_MAX = 1_000;
    private static final int BATCH_MAX = 50;
    private static final int TOKEN_MIN = 32;
    private static final int TOKEN_MAX = 128;
    private static final String DEFAULT_DATABASE = "default";

    private final Executions executions;
    private final WorkGroups workGroups;
    private final Buckets buckets;
    private final Clock clock;

    QueryOperations(Executions executions, WorkGroups workGroups, Buckets buckets, Clock clock) {
        this.executions = executions;
        this.workGroups = workGroups;
        this.buckets = buckets;
        this.clock = clock;
    }

    Map<String, Operation> all() {
        return Map.of(
                "StartQueryExecution", this::start,
                "GetQueryExecution", this::get,
                "BatchGetQueryExecution", this::batch,
                "ListQueryExecutions", this::list,
                "GetQueryResults", this::results,
                "GetQueryRuntimeStatistics", this::runtimeStatistics,
                "StopQueryExecution", this::stop);
    }

    private ObjectNode start(Input input) throws IOException {
        String sql = input.text("QueryString")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiFault.invalid("Missing QueryString, expected a statement."));
        int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > QUERY_BYTES_MAX) {
            throw ApiFault.invalid("Invalid QueryString: " + bytes + " bytes, expected at most " + QUERY_BYTES_MAX
                    + ". Shorten the statement.");
        }
        Input context = input.inner("QueryExecutionContext");
        context.text("Catalog").ifPresent(CatalogOperations::checkCatalog);
        String workGroup = input.text("WorkGroup").orElse(WorkGroups.PRIMARY);
        ObjectNode group = workGroups.get(workGroup);
        if (group.path("State").asText().equals("DISABLED")) {
            throw ApiFault.invalid("WorkGroup " + workGroup + " is disabled.");
        }
        String id = UUID.randomUUID().toString();
        String suffix = StatementKind.of(sql) == StatementKind.DML ? ".csv" : ".txt";
        S3Location location = location(input, group.path("Configuration")).resolve(id + suffix);
        JsonNode reuse = input.node().path("ResultReuseConfiguration");
        JsonNode cutoff = group.path("Configuration").path("BytesScannedCutoffPerQuery");
        Execution.Order order = new Execution.Order(
                id,
                sql,
                context.text("Database").orElse(DEFAULT_DATABASE).toLowerCase(Locale.ROOT),
                workGroup,
                parameters(input),
                clock.instant(),
                location,
                path(location),
                cutoff.isNumber() ? OptionalLong.of(cutoff.longValue()) : OptionalLong.empty(),
                reuse.isObject() ? Optional.of(reuse) : Optional.empty());
        return Answers.empty().put("QueryExecutionId", executions.start(order, token(input)));
    }

    private static List<String> parameters(Input input) {
        List<String> parameters = input.texts("ExecutionParameters");
        for (String parameter : parameters) {
            if (parameter.isEmpty() || parameter.length() > PARAMETER_MAX) {
                throw ApiFault.invalid("Invalid ExecutionParameters: a value of " + parameter.length()
                        + " characters, expected 1 to " + PARAMETER_MAX + ".");
            }
        }
        return parameters;
    }

    private static Optional<Executions.Token> token(Input input) {
        Optional<String> token = input.text("ClientRequestToken");
        token.filter(text -> text.length() < TOKEN_MIN || text.length() > TOKEN_MAX)
                .ifPresent(text -> {
                    throw ApiFault.invalid("Invalid ClientRequestToken: " + text.length() + " characters, expected "
                            + TOKEN_MIN + " to " + TOKEN_MAX + ".");
                });
        return token.map(text -> new Executions.Token(text, input.node().toString()));
    }

    /** The workgroup's place if it insists or the request names none. */
    private static S3Location location(Input input, JsonNode configuration) {
        Optional<String> asked = input.inner("ResultConfiguration").text("OutputLocation");
        Optional<String> own = Optional.ofNullable(
                configuration.path("ResultConfiguration").path("OutputLocation").textValue());
        boolean insists = configuration.path("EnforceWorkGroupConfiguration").asBoolean();
        String location = (insists && own.isPresent() ? own : asked.or(() -> own))
                .orElseThrow(() -> ApiFault.invalid("No output location provided. An output location is required either"
                        + " through the Workgroup result configuration setting or as an API input."));
        return S3Location.parse(location)
                .orElseThrow(() -> ApiFault.invalid("outputLocation is not a valid S3 path: " + location + "."));
    }

    private Path path(S3Location location) {
        try {
            return buckets.writable(location.toString());
        } catch (StatementFault e) {
            throw ApiFault.invalid(
                    "Unable to verify/create output bucket " + location.bucket() + ": " + e.getMessage());
        }
    }

    private ObjectNode get(Input input) {
        ObjectNode answer = Answers.empty();
        answer.set("QueryExecution", Answers.execution(execution(input), clock.instant()));
        return answer;
    }

    private ObjectNode batch(Input input) {
        ObjectNode answer = Answers.empty();
        ArrayNode found = answer.putArray("QueryExecutions");
        ArrayNode unprocessed = answer.putArray("UnprocessedQueryExecutionIds");
        for (String id : input.batch("QueryExecutionIds", BATCH_MAX)) {
            Optional<Execution> execution = executions.find(id);
            if (execution.isPresent()) {
                found.add(Answers.execution(execution.get(), clock.instant()));
            } else {
                unprocessed
                        .addObject()
                        .put("QueryExecutionId", id)
                        .put("ErrorCode", "INVALID_INPUT")
                        .put("ErrorMessage", "QueryExecution " + id + " was not found");
            }
        }
        return answer;
    }

    private ObjectNode list(Input input) {
        String workGroup = input.text("WorkGroup").orElse(WorkGroups.PRIMARY);
        workGroups.get(workGroup);
        ObjectNode answer = Answers.empty();
        ArrayNode ids = answer.putArray("QueryExecutionIds");
        List<Execution> newestFirst = executions.newestFirst(workGroup);
        Pages<Execution> pages = new Pages<>(Execution::number, Comparator.reverseOrder());
        pages.page(newestFirst, input, answer)
                .forEach(execution -> ids.add(execution.order().id()));
        return answer;
    }

    private ObjectNode results(Input input) throws IOException {
        Execution execution = execution(input);
        Execution.Progress progress = execution.progress();
        if (!progress.state().isEnd()) {
            throw ApiFault.invalid("Query has not yet finished. Current state: " + progress.state());
        }
        if (progress.state() != Execution.State.SUCCEEDED) {
            throw ApiFault.invalid("Query did not finish successfully. Final query state: " + progress.state());
        }
        if (!Files.exists(execution.order().resultFile())) {
            throw ApiFault.invalid("Could not find results: "
                    + execution.order().resultLocation() + " was removed. Run the query again.");
        }
        long offset = offset(input.text("NextToken"), execution);
        int rows = input.number("MaxResults", 1, PAGE_ROWS_MAX, PAGE_ROWS_MAX);
        int columns = progress.outcome().columns().size();
        CsvPage page = execution.kind() == StatementKind.DML
                ? CsvPage.read(execution.order().resultFile(), offset, rows)
                : TextPage.read(execution.order().resultFile(), offset, rows, columns);
        ObjectNode answer =
                Answers.empty().put("UpdateCount", progress.outcome().updated());
        answer.set("ResultSet", Answers.resultSet(progress.outcome().columns(), page));
        if (!page.isLast()) {
            String token = execution.order().id() + ":" + page.nextOffset();
            answer.put(
                    "NextToken",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    /** A token names the execution and the byte at which the page begins. */
    private static long offset(Optional<String> token, Execution execution) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token.get()), StandardCharsets.UTF_8).split(":");
            if (parts.length == 2 && parts[0].equals(execution.order().id())) {
                return Long.parseUnsignedLong(parts[1]);
            }
        } catch (IllegalArgumentException e) {
            throw badToken();
        }
        throw badToken();
    }

    private static ApiFault badToken() {
        return ApiFault.invalid("Invalid NextToken: not one of this result, expected that of the page before.");
    }

    private ObjectNode runtimeStatistics(Input input) {
        ObjectNode answer = Answers.empty();
        answer.set("QueryRuntimeStatistics", Answers.runtimeStatistics(execution(input), clock.instant()));
        return answer;
    }

    private ObjectNode stop(Input input) {
        executions.stop(execution(input));
        return Answers.empty();
    }

    private Execution execution(Input input) {
        String id = input.text("QueryExecutionId")
                .orElseThrow(() -> ApiFault.invalid("Missing QueryExecutionId, expected that of a query."));
        return executions.find(id).orElseThrow(() -> ApiFault.invalid("QueryExecution " + id + " was not found"));
    }
}
