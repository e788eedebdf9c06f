package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;

/** Proves the operations about executions with the AWS SDK's own client, in front of a real engine. */
@ExtendWith(EngineOfThisJava.class)
class AthenaOperationsTest {
    private static final String DATABASE = "information_schema";

    private final RunningEngine engine;
    private final AthenaClient athena;
    private final Statements statements;

    AthenaOperationsTest(RunningEngine engine) {
        this.engine = engine;
        this.athena = engine.client();
        this.statements = new Statements(athena, DATABASE);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "1000"})
    @DisplayName("A result is the same at every size of its pages, with its head in the first page only")
    void pagesTogetherAreTheResult(int size) {
        QueryExecution execution =
                statements.run("SELECT CASE n WHEN 2 THEN NULL ELSE 'a \"' || CAST(n AS varchar) END AS x"
                        + " FROM UNNEST(sequence(1, 3)) t (n) ORDER BY n");
        List<String> texts = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            GetQueryResultsResponse page =
                    athena.getQueryResults(request -> request.queryExecutionId(execution.queryExecutionId())
                            .maxResults(size)
                            .nextToken(next));
            assertThat(page.resultSet().rows()).hasSizeLessThanOrEqualTo(size);
            page.resultSet().rows().forEach(row -> texts.add(row.data().get(0).varCharValue()));
            token = page.nextToken();
        } while (token != null);

        assertThat(texts).containsExactly("x", "a \"1", null, "a \"3");
    }

    @Test
    void aTokenOfAnotherResultIsRefused() {
        QueryExecution one = statements.run("SELECT n FROM UNNEST(sequence(1, 3)) t (n)");
        QueryExecution other = statements.run("SELECT n FROM UNNEST(sequence(1, 4)) t (n)");
        String token = athena.getQueryResults(request ->
                        request.queryExecutionId(one.queryExecutionId()).maxResults(1))
                .nextToken();

        for (String wrong : List.of(token, "0", "@@@")) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> athena.getQueryResults(request ->
                            request.queryExecutionId(other.queryExecutionId()).nextToken(wrong)))
                    .withMessageContaining("Invalid NextToken");
        }
    }

    @Test
    void columnsTellTheirTypes() {
        QueryExecution execution = statements.run(
                "SELECT 1 AS i, CAST(1.5 AS decimal(38,9)) AS d, 'x' AS t, CHAR 'c' AS c,"
                        + " TIMESTAMP '2026-11-20 20:00:00.123 UTC' AS z, X'61FF' AS b, 1e10 AS f, CAST(NULL AS real) AS r");
        List<ColumnInfo> columns =
                statements.results(execution).resultSet().resultSetMetadata().columnInfo();

        assertThat(columns)
                .extracting(ColumnInfo::type)
                .containsExactly(
                        "integer",
                        "decimal",
                        "varchar",
                        "char",
                        "timestamp with time zone",
                        "varbinary",
                        "double",
                        "real");
        assertThat(columns).extracting(ColumnInfo::caseSensitive).startsWith(false, false, true, true, false);
        assertThat(columns.get(1).precision()).isEqualTo(38);
        assertThat(columns.get(1).scale()).isEqualTo(9);
        assertThat(statements.rows(execution).get(0)).contains("1.500000000", "2026-11-20 20:00:00.123 UTC", "61 ff");
    }

    @Test
    void executionsAreListedNewestFirstAndFoundInBatches() {
        athena.createWorkGroup(request -> request.name("listed"));
        List<String> ids = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> statements
                        .run(request -> request.queryString("SELECT " + number)
                                .workGroup("listed")
                                .resultConfiguration(result -> result.outputLocation("s3://mine/results/")))
                        .queryExecutionId())
                .toList();

        List<String> listed =
                athena
                        .listQueryExecutionsPaginator(
                                request -> request.workGroup("listed").maxResults(2))
                        .stream()
                        .flatMap(page -> page.queryExecutionIds().stream())
                        .toList();
        BatchGetQueryExecutionResponse batch =
                athena.batchGetQueryExecution(request -> request.queryExecutionIds(ids.get(0), "none"));

        assertThat(listed).containsExactly(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0));
        assertThat(batch.queryExecutions()).extracting(QueryExecution::query).containsExactly("SELECT 1");
        assertThat(batch.unprocessedQueryExecutionIds())
                .extracting(unprocessed -> unprocessed.queryExecutionId())
                .containsExactly("none");
    }

    @Test
    @DisplayName("The result lies at the output location as Athena writes it: CSV, text and metadata")
    void resultsLieAtTheOutputLocation() throws IOException {
        QueryExecution query =
                statements.run(request -> request.queryString("SELECT 'a \"b\"' AS x, CAST(NULL AS integer) AS y")
                        .resultConfiguration(result -> result.outputLocation("s3://mine/deep/er/")));
        QueryExecution show = statements.run(request -> request.queryString("EXPLAIN SELECT 1")
                .resultConfiguration(result -> result.outputLocation("s3://mine/deep")));
        Path folder = engine.writableBucket("mine").resolve("deep");

        assertThat(query.resultConfiguration().outputLocation())
                .isEqualTo("s3://mine/deep/er/" + query.queryExecutionId() + ".csv");
        assertThat(Files.readString(folder.resolve("er/" + query.queryExecutionId() + ".csv")))
                .isEqualTo("\"x\",\"y\"\n\"a \"\"b\"\"\",\n");
        assertThat(Files.readString(folder.resolve(show.queryExecutionId() + ".txt")))
                .contains("\n");
        String metadata = new String(
                Files.readAllBytes(folder.resolve("er/" + query.queryExecutionId() + ".csv.metadata")),
                StandardCharsets.ISO_8859_1);
        assertThat(metadata)
                .startsWith("\n$" + query.queryExecutionId() + "\"")
                .contains("\n\u0004hive\"\u0001x*\u0001x2\u0007varchar8\u0005H\u0003P\u0001")
                .contains("\"\u0001y*\u0001y2\u0007integer8\nH\u0003");
    }

    @ParameterizedTest
    @CsvSource({"file:///tmp/x", "s3://invoice-archive/out/", "s3://mine/../x/", "nonsense"})
    void aPlaceThatIsNoneOrNotOnesOwnIsRefused(String location) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.startQueryExecution(request -> request.queryString("SELECT 1")
                        .resultConfiguration(result -> result.outputLocation(location))));
    }

    @Test
    void parametersStandForQuestionMarks() {
        QueryExecution execution = statements.run(request -> request.queryString(
                        "SELECT '?' AS q, ? AS a, ? + 1 AS b FROM UNNEST(sequence(1, 9)) t (n) WHERE n = ? LIMIT ?")
                .executionParameters("'it''s'", "-5", "CAST('3' AS bigint)", "7"));

        assertThat(statements.rows(execution)).containsExactly(List.of("?", "it's", "-4"));
        assertThat(execution.executionParameters()).containsExactly("'it''s'", "-5", "CAST('3' AS bigint)", "7");
        assertThat(statements
                        .end(request -> request.queryString("SELECT ?, ?").executionParameters("1"))
                        .status()
                        .stateChangeReason())
                .endsWith("Incorrect number of parameters: expected 2 but found 1");
        assertThat(statements
                        .end(request -> request.queryString("SHOW TABLES").executionParameters("1"))
                        .status()
                        .athenaError()
                        .errorCategory())
                .isEqualTo(2);
    }

    @Test
    void preparedStatementsAreExecutedByName() {
        athena.createPreparedStatement(
                request -> request.workGroup("primary").statementName("byApi").queryStatement("SELECT ? || 'x' AS t"));
        statements.run("PREPARE bySql FROM SELECT n FROM UNNEST(sequence(1, 9)) t (n) WHERE n > ? AND n < ?");

        assertThat(statements.rows("EXECUTE IMMEDIATE 'SELECT ''\\'' || ?' USING 'x'; -- done"))
                .containsExactly(List.of("\\x"));
        assertThat(statements.rows("EXECUTE byApi USING 'a, b'")).containsExactly(List.of("a, bx"));
        assertThat(statements.rows("EXECUTE bySql USING 3, 3 + 2;")).containsExactly(List.of("4"));
        assertThat(statements.rows(statements.run(
                        request -> request.queryString("EXECUTE byApi").executionParameters("'y'"))))
                .containsExactly(List.of("yx"));
        assertThat(statements.failure("EXECUTE bySql USING 1")).contains("expected 2 but found 1");
        assertThat(statements.failure("PREPARE bySql FROM SELECT 1")).contains("already exists: bySql");
        statements.run("DEALLOCATE PREPARE bySql");
        assertThat(statements.failure("EXECUTE bySql USING 1, 2")).startsWith("NOT_FOUND: PreparedStatement bySql");
    }

    @Test
    void anotherRequestWithTheSameTokenIsRefused() {
        String token = UUID.randomUUID().toString();
        athena.startQueryExecution(request -> request.queryString("SELECT 1").clientRequestToken(token));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.startQueryExecution(
                        request -> request.queryString("SELECT 2").clientRequestToken(token)))
                .withMessageContaining("Idempotent parameters do not match");
    }

    @Test
    void aDisabledOrUnknownWorkGroupStartsNothing() {
        athena.createWorkGroup(request -> request.name("closed"));
        athena.updateWorkGroup(request -> request.workGroup("closed").state("DISABLED"));

        for (String group : List.of("closed", "unknown")) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> athena.startQueryExecution(request -> request.queryString("SELECT 1")
                            .workGroup(group)
                            .resultConfiguration(result -> result.outputLocation("s3://mine/x/"))));
        }
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.startQueryExecution(request ->
                        request.queryString("SELECT 1").queryExecutionContext(context -> context.catalog("other"))))
                .withMessageContaining("Invalid data catalog: other");
    }

    @Test
    @DisplayName("A workgroup's own place of results wins where it insists, and a missing one is refused")
    void aWorkGroupMayInsistOnItsPlace() {
        athena.createWorkGroup(request -> request.name("insists")
                .configuration(configuration ->
                        configuration.resultConfiguration(result -> result.outputLocation("s3://theirs/r/"))));
        athena.createWorkGroup(request -> request.name("nowhere"));

        QueryExecution execution = statements.run(request -> request.queryString("SELECT 1")
                .workGroup("insists")
                .resultConfiguration(result -> result.outputLocation("s3://mine/x/")));

        assertThat(execution.resultConfiguration().outputLocation()).startsWith("s3://theirs/r/");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.startQueryExecution(
                        request -> request.queryString("SELECT 1").workGroup("nowhere")))
                .withMessageContaining("No output location provided");
    }

    @Tag("proof")
    @Test
    @DisplayName("A statement that reads more than its workgroup allows is cancelled")
    void aWorkGroupLimitsWhatIsRead() {
        statements.run("DROP DATABASE IF EXISTS limited CASCADE");
        statements.run("CREATE DATABASE limited");
        statements.run("CREATE TABLE limited.big WITH (format = 'TEXTFILE', write_compression = 'NONE') AS"
                + " SELECT CAST(uuid() AS varchar) || CAST(uuid() AS varchar) AS t"
                + " FROM UNNEST(sequence(1, 10000)) a (n), UNNEST(sequence(1, 16)) b (m)");
        athena.createWorkGroup(request -> request.name("thrifty").configuration(configuration -> configuration
                .bytesScannedCutoffPerQuery(10_000_000L)
                .resultConfiguration(result -> result.outputLocation("s3://mine/x/"))));

        QueryExecution execution = statements.end(request ->
                request.queryString("SELECT count(DISTINCT t) FROM limited.big").workGroup("thrifty"));

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(execution.status().stateChangeReason()).startsWith("Bytes scanned limit was exceeded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC 1                            | 2 | 1006 | SYNTAX_ERROR: line 1:1: ",
                "SELECT 1; SELECT 2                 | 2 | 1006 | SYNTAX_ERROR: Only one sql statement is allowed",
                "SELECT * FROM nothing              | 2 | 1110 | TABLE_NOT_FOUND: line 1:15: ",
                "SELECT CAST('x' AS integer)        | 2 | 1001 | INVALID_CAST_ARGUMENT: ",
                "SELECT nothing(1)                  | 2 | 1303 | FUNCTION_NOT_FOUND: line 1:8: ",
                "SELECT fail('because')             | 2 | 1000 | GENERIC_USER_ERROR: "
            })
    void errorsHaveACategoryAndAType(String sql, int category, int type, String reason) {
        AthenaError error =
                statements.end(request -> request.queryString(sql)).status().athenaError();

        assertThat(error.errorMessage()).startsWith(reason);
        assertThat(error.errorCategory()).isEqualTo(category);
        assertThat(error.errorType()).isEqualTo(type);
        assertThat(error.retryable()).isFalse();
    }

    @Test
    void statisticsTellTimesAndRows() {
        QueryExecution execution = statements.run("SELECT n FROM UNNEST(sequence(1, 3)) t (n)");
        QueryExecutionStatistics statistics = execution.statistics();
        QueryRuntimeStatistics runtime = athena.getQueryRuntimeStatistics(
                        request -> request.queryExecutionId(execution.queryExecutionId()))
                .queryRuntimeStatistics();

        assertThat(statistics.totalExecutionTimeInMillis()).isGreaterThanOrEqualTo(statistics.queryQueueTimeInMillis());
        assertThat(execution.engineVersion().effectiveEngineVersion()).isEqualTo("Athena engine version 3");
        assertThat(execution.substatementType()).isEqualTo("SELECT");
        assertThat(runtime.rows().outputRows()).isEqualTo(3);
        assertThat(runtime.timeline().totalExecutionTimeInMillis()).isEqualTo(statistics.totalExecutionTimeInMillis());
    }

    @Test
    @DisplayName("A result that cannot be written fails with the reason")
    void aPlaceThatCannotBeWrittenFails() throws IOException {
        Files.createDirectories(engine.writableBucket("full"));
        Files.writeString(engine.writableBucket("full").resolve("file"), "in the way");

        QueryExecution execution = statements.end(request -> request.queryString("SELECT 1")
                .resultConfiguration(result -> result.outputLocation("s3://full/file/deeper/")));

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).startsWith("Cannot write the result: ");
        assertThat(execution.status().athenaError().errorType()).isEqualTo(401);
    }

    @Tag("proof")
    @Test
    @DisplayName("An endpoint that stops while a statement runs leaves nothing running in the engine")
    void aStoppedEndpointLeavesNothingRunning() throws IOException {
        AthenaEndpoint second = engine.restartedEndpoint();
        String mark = "stopped" + System.nanoTime();
        try (AthenaClient client = second.client()) {
            String id = client.startQueryExecution(request -> request.queryString("SELECT count(*) AS " + mark
                            + " FROM UNNEST(sequence(1, 10000)) a (x), UNNEST(sequence(1, 10000)) b (y),"
                            + " UNNEST(sequence(1, 10000)) c (z)"))
                    .queryExecutionId();
            while (inTheEngine(mark, "TRUE") == 0) {
                assertThat(client.getQueryExecution(request -> request.queryExecutionId(id))
                                .queryExecution()
                                .status()
                                .state())
                        .isIn(QueryExecutionState.QUEUED, QueryExecutionState.RUNNING);
            }
        }
        second.close();

        int looks = 0;
        while (inTheEngine(mark, "state NOT IN ('FINISHED', 'FAILED')") > 0 && looks < 100) {
            looks++;
        }
        assertThat(looks).isLessThan(100);
    }

    private int inTheEngine(String mark, String condition) {
        return Integer.parseInt(statements
                .rows("SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%" + mark
                        + "%' AND query NOT LIKE '%system.runtime%' AND " + condition)
                .get(0)
                .get(0));
    }
}
