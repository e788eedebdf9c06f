package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryFailedException;
import dev.invoicearchive.queries.QueryResult;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.ViewCatalog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaException;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/** Proves the endpoint with the AWS SDK's own client, and the query port through it. */
@ExtendWith(EngineOfThisJava.class)
class AthenaEndpointTest {
    private static final String DATABASE = "information_schema";
    private static final String ENDLESS =
            "SELECT count(*) FROM UNNEST(sequence(1, 10000)) a (x), UNNEST(sequence(1, 10000)) b (y),"
                    + " UNNEST(sequence(1, 10000)) c (z)";

    @Test
    void aResultHasColumnsWithTypesAndRowsWithNulls(RunningEngine engine) {
        QueryResult result = engine.queries(DATABASE)
                .ask("SELECT 1 AS number, CAST(NULL AS varchar) AS nothing, '' AS blank, 'say \"hi\", you' AS text,"
                        + " DECIMAL '-0.000000001' AS tiny, DATE '2026-11-20' AS day,"
                        + " TIMESTAMP '2026-11-20 20:00:00.123' AS moment, true AS yes");

        assertThat(result.columns())
                .containsExactly(
                        new QueryColumn("number", "integer"),
                        new QueryColumn("nothing", "varchar"),
                        new QueryColumn("blank", "varchar"),
                        new QueryColumn("text", "varchar"),
                        new QueryColumn("tiny", "decimal(9,9)"),
                        new QueryColumn("day", "date"),
                        new QueryColumn("moment", "timestamp"),
                        new QueryColumn("yes", "boolean"));
        assertThat(result.rows())
                .containsExactly(Arrays.asList(
                        "1",
                        null,
                        "",
                        "say \"hi\", you",
                        "-0.000000001",
                        "2026-11-20",
                        "2026-11-20 20:00:00.123",
                        "true"));
    }

    @Test
    void aLargeResultComesInPages(RunningEngine engine) {
        List<Integer> pages = new ArrayList<>();
        List<String> values = new ArrayList<>();

        engine.queries(DATABASE)
                .run("SELECT n FROM UNNEST(sequence(1, 2500)) t (n) ORDER BY n", new Queries.ResultReader() {
                    @Override
                    public void columns(List<QueryColumn> columns) {
                        assertThat(columns).containsExactly(new QueryColumn("n", "bigint"));
                    }

                    @Override
                    public void page(List<List<String>> rows) {
                        pages.add(rows.size());
                        rows.forEach(row -> values.add(row.get(0)));
                    }
                });

        assertThat(pages).containsExactly(999, 1000, 501);
        assertThat(values).hasSize(2500).startsWith("1", "2").endsWith("2500").doesNotHaveDuplicates();
    }

    @Test
    void aCallerMayAskForSmallerPagesAndGetsTheNamesFirst(RunningEngine engine) {
        AthenaClient athena = engine.client();
        String id = finished(engine, "SELECT 'a' AS letter UNION ALL SELECT 'b' ORDER BY 1");

        GetQueryResultsResponse first =
                athena.getQueryResults(request -> request.queryExecutionId(id).maxResults(2));
        GetQueryResultsResponse second = athena.getQueryResults(
                request -> request.queryExecutionId(id).maxResults(2).nextToken(first.nextToken()));

        assertThat(texts(first)).containsExactly("letter", "a");
        assertThat(texts(second)).containsExactly("b");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void anErrorInTheSqlKeepsNameLineAndColumn(RunningEngine engine) {
        QueryFailedException failure = catchThrowableOfType(
                QueryFailedException.class, () -> engine.queries(DATABASE).ask("SELECT 1,\n  nope FROM tables"));

        assertThat(failure.outcome()).isEqualTo(QueryFailedException.Outcome.FAILED);
        assertThat(failure.reason()).isEqualTo("COLUMN_NOT_FOUND: line 2:3: Column 'nope' cannot be resolved");
        assertThat(failure.place()).contains(new QueryFailedException.Place(2, 3));
    }

    @Test
    void aFaultOfSyntaxIsNamedSo(RunningEngine engine) {
        assertThatExceptionOfType(QueryFailedException.class)
                .isThrownBy(() -> engine.queries(DATABASE).ask("SELEC 1"))
                .satisfies(failure -> assertThat(failure.reason()).startsWith("SYNTAX_ERROR: line 1:1: "));
    }

    @Test
    void aQueryInProgressCanBeStopped(RunningEngine engine) {
        AthenaClient athena = engine.client();
        String id = started(engine, ENDLESS);

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.getQueryResults(request -> request.queryExecutionId(id)))
                .withMessageContaining("Query has not yet finished");
        athena.stopQueryExecution(request -> request.queryExecutionId(id));

        assertThat(execution(engine, id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.getQueryResults(request -> request.queryExecutionId(id)))
                .withMessageContaining("Final query state: CANCELLED");
        assertThat(endsInTheEngine(engine)).isTrue();
    }

    @Test
    void anInterruptedCallerStopsItsQuery(RunningEngine engine) {
        Pauses interruption = wait -> {
            throw new InterruptedException("test");
        };
        Queries queries = new AthenaQueries(engine.client(), QueryTarget.local(DATABASE), interruption);

        QueryFailedException failure = catchThrowableOfType(QueryFailedException.class, () -> queries.ask(ENDLESS));
        boolean interrupted = Thread.interrupted();

        assertThat(failure.outcome()).isEqualTo(QueryFailedException.Outcome.CANCELLED);
        assertThat(interrupted).isTrue();
        assertThat(endsInTheEngine(engine)).isTrue();
    }

    @Test
    void theSameRequestTokenStartsNothingNew(RunningEngine engine) {
        AthenaClient athena = engine.client();
        String first = athena.startQueryExecution(request ->
                        request.queryString("SELECT 1").clientRequestToken("the-same-token-of-32-characters."))
                .queryExecutionId();
        String second = athena.startQueryExecution(request ->
                        request.queryString("SELECT 1").clientRequestToken("the-same-token-of-32-characters."))
                .queryExecutionId();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void anUnknownExecutionIsAnInvalidRequest(RunningEngine engine) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> engine.client().getQueryExecution(request -> request.queryExecutionId("none")))
                .withMessageContaining("QueryExecution none was not found");
    }

    @Test
    void otherOperationsAreRefusedByName(RunningEngine engine) {
        assertThatExceptionOfType(AthenaException.class)
                .isThrownBy(() -> engine.client().listNotebookMetadata(request -> request.workGroup("primary")))
                .withMessageContaining("Invalid operation: ListNotebookMetadata, expected one of BatchGetNamedQuery,")
                .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(400));
    }

    @Test
    void whatIsNoJsonIsRefused(RunningEngine engine) throws IOException, InterruptedException {
        assertThat(post(engine.endpoint().uri(), "AmazonAthena.GetQueryExecution", "{")
                        .body())
                .contains("SerializationException");
        assertThat(post(engine.endpoint().uri(), "DynamoDB_20120810.GetItem", "{}")
                        .body())
                .contains("Invalid header X-Amz-Target: DynamoDB_20120810.GetItem");
    }

    @Test
    void aFinishedQueryTellsWhatItReadAndWhereItsResultLies(RunningEngine engine) {
        QueryExecution execution = execution(engine, finished(engine, "SELECT 1"));

        assertThat(execution.statistics().dataScannedInBytes()).isZero();
        assertThat(execution.resultConfiguration().outputLocation()).endsWith(".csv");
        assertThat(execution.status().completionDateTime())
                .isAfterOrEqualTo(execution.status().submissionDateTime());
    }

    @Test
    void aQueryOverObjectsTellsTheBytesThatItRead(RunningEngine engine) throws IOException {
        String database = "bytes_read";
        new GivenRows(List.of(Map.of("amount", "1"))).writeTo(engine.bucket(database));
        engine.deploy(database, new ViewCatalog(List.of()));

        QueryResult result = engine.queries(database).ask("SELECT amount FROM delivered");

        assertThat(result.rows()).containsExactly(List.of("1.000000000"));
        assertThat(result.statistics().scannedBytes()).isPositive();
    }

    @Test
    void nestedValuesAreReadableText(RunningEngine engine) {
        QueryResult result = engine.queries(DATABASE)
                .ask(
                        "SELECT ARRAY[1, 2] AS list, MAP(ARRAY['a'], ARRAY[1]) AS map, CAST(ROW(1, 'x') AS ROW(n integer, t varchar)) AS record");

        assertThat(result.rows()).containsExactly(List.of("[1, 2]", "{a=1}", "{n=1, t=x}"));
        assertThat(result.columns()).extracting(QueryColumn::type).containsExactly("array", "map", "row");
    }

    private static String started(RunningEngine engine, String sql) {
        return engine.client()
                .startQueryExecution(request -> request.queryString(sql))
                .queryExecutionId();
    }

    /** Asks the engine, at most for as long as a hundred questions take, until it works on the endless query no more. */
    private static boolean endsInTheEngine(RunningEngine engine) {
        String question = "SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%sequence(1, 10000)%'"
                + " AND query NOT LIKE '%system.runtime%' AND state NOT IN ('FINISHED', 'FAILED')";
        for (int attempt = 0; attempt < 100; attempt++) {
            if (engine.queries(DATABASE).ask(question).rows().equals(List.of(List.of("0")))) {
                return true;
            }
        }
        return false;
    }

    private static String finished(RunningEngine engine, String sql) {
        return engine.queries(DATABASE).ask(sql).statistics().queryId();
    }

    private static QueryExecution execution(RunningEngine engine, String id) {
        return engine.client()
                .getQueryExecution(request -> request.queryExecutionId(id))
                .queryExecution();
    }

    private static List<String> texts(GetQueryResultsResponse page) {
        return page.resultSet().rows().stream()
                .map(row -> row.data().get(0).varCharValue())
                .toList();
    }

    private static HttpResponse<String> post(URI endpoint, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
