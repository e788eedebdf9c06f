package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.invoicearchive.local.athena.storage.Buckets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.NamedQuery;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;

/** Proves what callers keep in Athena, with the SDK's own client, over restarts of the endpoint; needs no engine. */
class KeptInAthenaTest {
    @TempDir
    private Path folder;

    private AthenaEndpoint endpoint;
    private AthenaClient athena;

    @BeforeEach
    void start() throws IOException {
        Buckets buckets = new Buckets(folder.resolve("store"), folder.resolve("results"), folder.resolve("buckets"));
        AthenaStorage storage = new AthenaStorage(buckets, folder.resolve("athena"));
        endpoint = AthenaEndpoint.start(0, new NoEngine(), storage, Clock.systemUTC());
        athena = endpoint.client();
    }

    @AfterEach
    void stop() {
        athena.close();
        endpoint.close();
    }

    private record NoEngine() implements SqlEngine {
        @Override
        public String jdbcUrl(String database) {
            return "jdbc:trino://127.0.0.1:1/awsdatacatalog/" + database;
        }

        @Override
        public String location(Path path) {
            return path.toString();
        }
    }

    @Test
    void thePrimaryWorkGroupIsAlwaysThere() {
        WorkGroup primary = workGroup("primary");

        assertThat(primary.state()).isEqualTo(WorkGroupState.ENABLED);
        assertThat(primary.configuration().resultConfiguration().outputLocation())
                .isEqualTo("s3://athena-results/");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.deleteWorkGroup(request -> request.workGroup("primary")))
                .withMessageContaining("can not be deleted");
    }

    @Test
    @DisplayName("A workgroup keeps what was set and changed over a restart, and is gone when deleted")
    void workGroupsSurviveARestart() throws IOException {
        athena.createWorkGroup(request -> request.name("team.a")
                .description("of team A")
                .configuration(configuration -> configuration
                        .bytesScannedCutoffPerQuery(10_000_000L)
                        .resultConfiguration(result -> result.outputLocation("s3://mine/a/")))
                .tags(Tag.builder().key("cost").value("7").build()));
        athena.updateWorkGroup(request -> request.workGroup("team.a")
                .state(WorkGroupState.DISABLED)
                .configurationUpdates(updates -> updates.removeBytesScannedCutoffPerQuery(true)
                        .enforceWorkGroupConfiguration(false)
                        .resultConfigurationUpdates(result -> result.outputLocation("s3://mine/b/"))));
        restart();

        WorkGroup group = workGroup("team.a");
        assertThat(group.description()).isEqualTo("of team A");
        assertThat(group.state()).isEqualTo(WorkGroupState.DISABLED);
        assertThat(group.configuration().bytesScannedCutoffPerQuery()).isNull();
        assertThat(group.configuration().enforceWorkGroupConfiguration()).isFalse();
        assertThat(group.configuration().resultConfiguration().outputLocation()).isEqualTo("s3://mine/b/");
        assertThat(athena.listWorkGroups(request -> {}).workGroups())
                .extracting(WorkGroupSummary::name)
                .containsExactly("primary", "team.a");
        String arn = "arn:aws:athena:us-east-1:000000000000:workgroup/team.a";
        assertThat(athena.listTagsForResource(request -> request.resourceARN(arn))
                        .tags())
                .containsExactly(Tag.builder().key("cost").value("7").build());
        athena.deleteWorkGroup(request -> request.workGroup("team.a"));
        restart();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> workGroup("team.a"))
                .withMessageContaining("WorkGroup team.a is not found");
    }

    @Test
    void aWorkGroupThatIsNotEmptyIsDeletedOnlyWithItsContent() {
        athena.createWorkGroup(request -> request.name("full"));
        athena.createPreparedStatement(
                request -> request.workGroup("full").statementName("one").queryStatement("SELECT 1"));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.deleteWorkGroup(request -> request.workGroup("full")))
                .withMessageContaining("RecursiveDeleteOption");
        athena.deleteWorkGroup(request -> request.workGroup("full").recursiveDeleteOption(true));
        athena.createWorkGroup(request -> request.name("full"));
        assertThat(athena.listPreparedStatements(request -> request.workGroup("full"))
                        .preparedStatements())
                .isEmpty();
    }

    @Test
    @DisplayName("Named queries are kept, found in batches and pages, changed and deleted, over a restart")
    void namedQueriesSurviveARestart() throws IOException {
        String token = UUID.randomUUID().toString();
        String id = named("first", token);
        assertThat(named("first", token)).isEqualTo(id);
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(number -> named("more" + number, UUID.randomUUID().toString()))
                .toList();
        athena.updateNamedQuery(request ->
                request.namedQueryId(id).name("renamed").queryString("SELECT 2").description(""));
        restart();

        NamedQuery found =
                athena.getNamedQuery(request -> request.namedQueryId(id)).namedQuery();
        assertThat(found.name()).isEqualTo("renamed");
        assertThat(found.queryString()).isEqualTo("SELECT 2");
        assertThat(found.database()).isEqualTo("shop");
        assertThat(athena.listNamedQueriesPaginator(request -> request.maxResults(7)).stream()
                        .flatMap(page -> page.namedQueryIds().stream()))
                .hasSize(21)
                .doesNotHaveDuplicates()
                .contains(id)
                .containsAll(ids);
        assertThat(athena.batchGetNamedQuery(request -> request.namedQueryIds(id, "none"))
                        .unprocessedNamedQueryIds())
                .singleElement()
                .satisfies(unprocessed -> assertThat(unprocessed.namedQueryId()).isEqualTo("none"));
        athena.deleteNamedQuery(request -> request.namedQueryId(id));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.getNamedQuery(request -> request.namedQueryId(id)));
    }

    @Test
    void preparedStatementsSurviveARestart() throws IOException {
        athena.createPreparedStatement(request -> request.workGroup("primary")
                .statementName("by_country")
                .queryStatement("SELECT ?")
                .description("first"));
        athena.updatePreparedStatement(request ->
                request.workGroup("primary").statementName("by_country").queryStatement("SELECT ?, ?"));
        restart();

        assertThat(athena.getPreparedStatement(
                                request -> request.workGroup("primary").statementName("by_country"))
                        .preparedStatement()
                        .queryStatement())
                .isEqualTo("SELECT ?, ?");
        assertThat(athena.batchGetPreparedStatement(
                                request -> request.workGroup("primary").preparedStatementNames("by_country", "none"))
                        .unprocessedPreparedStatementNames())
                .hasSize(1);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> athena.createPreparedStatement(request ->
                        request.workGroup("primary").statementName("by_country").queryStatement("SELECT 1")))
                .withMessageContaining("already exists");
        athena.deletePreparedStatement(request -> request.workGroup("primary").statementName("by_country"));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> athena.getPreparedStatement(
                        request -> request.workGroup("primary").statementName("by_country")));
    }

    @Test
    @DisplayName("An engine that is gone fails a statement as the system's fault, and cancels nothing else")
    void withoutAnEngineAStatementFailsAsTheSystemsFault() {
        QueryExecution execution = new Statements(athena, "default").end(request -> request.queryString("SELECT 1"));

        assertThat(execution.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(execution.status().stateChangeReason()).startsWith("ENGINE_UNAVAILABLE: ");
        assertThat(execution.status().athenaError().errorCategory()).isEqualTo(1);
        assertThat(execution.status().athenaError().retryable()).isTrue();
    }

    @Test
    @DisplayName("Requests and answers are those of boto3: JSON 1.1, times in seconds, errors by __type")
    void theWireIsThatOfOtherClientsToo() throws IOException, InterruptedException {
        assertThat(post("GetWorkGroup", "{\"WorkGroup\":\"primary\"}"))
                .contains("\"WorkGroup\":{\"Name\":\"primary\",\"State\":\"ENABLED\"")
                .containsPattern("\"CreationTime\":\\d{10}\\.\\d{3}");
        assertThat(post("GetWorkGroup", "{\"WorkGroup\":\"none\"}"))
                .contains("\"__type\":\"InvalidRequestException\"", "\"AthenaErrorCode\":\"INVALID_INPUT\"");
        assertThat(post("GetPreparedStatement", "{\"WorkGroup\":\"primary\",\"StatementName\":\"x\"}"))
                .contains("\"__type\":\"ResourceNotFoundException\"");
        assertThat(post("ListDataCatalogs", "{}")).contains("\"CatalogName\":\"AwsDataCatalog\"");
        assertThat(post("ListEngineVersions", "{\"MaxResults\":10}")).contains("Athena engine version 3");
        assertThat(post("GetWorkGroup", "[]")).contains("not an object");
        assertThat(post("GetWorkGroup", "{\"WorkGroup\":7}")).contains("Invalid WorkGroup: not a text");
        assertThat(post("Nonsense", "{}")).contains("UnknownOperationException", "Invalid operation: Nonsense");
        assertThat(post("ListWorkGroups", "{\"NextToken\":\"%%%\"}")).contains("Invalid NextToken");
    }

    @Test
    void aDamagedFileStopsTheStartAndIsNamed() throws IOException {
        named("one", UUID.randomUUID().toString());
        try (Stream<Path> files = Files.list(folder.resolve("athena/named-queries"))) {
            Files.writeString(files.findFirst().orElseThrow(), "{}");
        }

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::restart)
                .withMessageContaining("Invalid record of the Athena endpoint: ")
                .withMessageContaining("named-queries");
    }

    private void restart() throws IOException {
        stop();
        start();
    }

    private WorkGroup workGroup(String name) {
        return athena.getWorkGroup(request -> request.workGroup(name)).workGroup();
    }

    private String named(String name, String token) {
        return athena.createNamedQuery(request -> request.name(name)
                        .database("shop")
                        .queryString("SELECT 1")
                        .clientRequestToken(token))
                .namedQueryId();
    }

    private String post(String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.uri())
                .header("X-Amz-Target", "AmazonAthena." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
