package dev.invoicearchive.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.CommandContributor;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.queries.Pauses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Proves that clients which know nothing of the archive write to it and ask it, as {@code docs/clients.md} says: the AWS
 * SDK, requests as boto3 and the AWS CLI send them, JDBC as DBeaver uses it, and the Trino CLI.
 */
class ForeignClientsTest {
    private static final String DATABASE = "invoice_archive";
    private static final String ASK = "SELECT amount, country, invoice_date FROM current_state WHERE invoice_number = ";
    private static final int POLLS_MAX = 6_000;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static AnnouncedStack stack;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startAndWrite() throws Exception {
        stack = AnnouncedStack.start(folder.resolve("data"));
        put("SDK-1", "1234567890.123456789", "DE");
        put("SDK-2", "-0.5", "FR");
        stack.carryOn();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @DisplayName("the Java SDK puts an item into the table and reads it back through Athena, to the last digit")
    void javaSdk() throws InterruptedException {
        try (AthenaClient athena = client(AthenaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(stack.addresses().athenaEndpoint()))) {
            String id = athena.startQueryExecution(request -> request.queryString(ASK + "'SDK-1'")
                            .queryExecutionContext(context -> context.database(DATABASE)))
                    .queryExecutionId();
            assertThat(end(athena, id)).isEqualTo(QueryExecutionState.SUCCEEDED);

            List<Row> rows = athena.getQueryResults(request -> request.queryExecutionId(id))
                    .resultSet()
                    .rows();

            assertThat(rows.get(1).data().stream().map(Datum::varCharValue))
                    .containsExactly("1234567890.123456789", "DE", "2026-11-20");
        }
    }

    @Test
    @DisplayName(
            "the Java SDK finds what was delivered in the bucket and reads it, Parquet from its first byte to its last")
    void objects() {
        try (S3Client s3 = client(S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .endpointOverride(stack.addresses().objectsEndpoint()))) {
            List<S3Object> delivered = s3
                    .listObjectsV2Paginator(
                            request -> request.bucket("invoice-archive").prefix("Invoice/"))
                    .contents()
                    .stream()
                    .toList();
            assertThat(delivered).isNotEmpty();
            for (S3Object object : delivered) {
                byte[] content = s3.getObjectAsBytes(
                                request -> request.bucket("invoice-archive").key(object.key()))
                        .asByteArray();
                assertThat(content).hasSize(object.size().intValue());
                assertThat(new String(content, StandardCharsets.ISO_8859_1))
                        .startsWith("PAR1")
                        .endsWith("PAR1");
            }
        }
    }

    @Test
    @DisplayName("signed JSON requests as boto3 and the AWS CLI send them put an item and get its live total")
    void jsonRequests() throws Exception {
        JsonNode written = send(
                stack.addresses().tableEndpoint(),
                "DynamoDB_20120810.PutItem",
                "application/x-amz-json-1.0",
                "{\"TableName\":\"" + ArchiveTables.TRANSACTIONS
                        + "\",\"Item\":{\"InvoiceNumber\":{\"S\":\"RAW-1\"},\"TransactionId\":{\"S\":\"1\"},"
                        + "\"Amount\":{\"N\":\"10.25\"},\"Trans_country\":{\"S\":\"DE\"}}}");
        assertThat(written).isEmpty();
        stack.carryOn();

        JsonNode total = send(
                stack.addresses().tableEndpoint(),
                "DynamoDB_20120810.GetItem",
                "application/x-amz-json-1.0",
                "{\"TableName\":\"InvoiceTotal\",\"Key\":{\"InvoiceNumber\":{\"S\":\"RAW-1\"}}}");

        assertThat(total.findValuesAsText("N"))
                .anySatisfy(value -> assertThat(new BigDecimal(value)).isEqualByComparingTo("10.25"));
    }

    @Test
    @DisplayName("JSON 1.1 requests start a query, follow it and page through its result")
    void jsonQueries() throws Exception {
        String id = athena(
                        "StartQueryExecution",
                        Map.of(
                                "QueryString",
                                "SELECT number FROM UNNEST(sequence(1, 5)) AS t (number) ORDER BY 1",
                                "QueryExecutionContext",
                                Map.of("Database", DATABASE)))
                .get("QueryExecutionId")
                .textValue();
        String state = "QUEUED";
        for (int poll = 0; poll < POLLS_MAX && List.of("QUEUED", "RUNNING").contains(state); poll++) {
            Pauses.REAL.pause(POLL_INTERVAL);
            state = athena("GetQueryExecution", Map.of("QueryExecutionId", id))
                    .at("/QueryExecution/Status/State")
                    .textValue();
        }
        assertThat(state).isEqualTo("SUCCEEDED");

        JsonNode first = athena("GetQueryResults", Map.of("QueryExecutionId", id, "MaxResults", 3));
        JsonNode second = athena(
                "GetQueryResults",
                Map.of(
                        "QueryExecutionId",
                        id,
                        "NextToken",
                        first.get("NextToken").textValue()));

        assertThat(first.findValuesAsText("VarCharValue")).containsExactly("number", "1", "2");
        assertThat(second.findValuesAsText("VarCharValue")).containsExactly("3", "4", "5");
        assertThat(second.has("NextToken")).isFalse();
    }

    @Test
    @DisplayName("JDBC shows the views with their types, as DBeaver's tree asks for them")
    void jdbcMetadata() throws SQLException {
        try (Connection connection = jdbc()) {
            DatabaseMetaData metadata = connection.getMetaData();

            assertThat(names(metadata.getSchemas("awsdatacatalog", null), "TABLE_SCHEM"))
                    .contains(DATABASE);
            assertThat(names(metadata.getTables("awsdatacatalog", DATABASE, "%", null), "TABLE_NAME"))
                    .contains("changes", "current_state", "invoice_totals", "totals_by_year");
            assertThat(names(metadata.getColumns("awsdatacatalog", DATABASE, "totals_by_year", "%"), "TYPE_NAME"))
                    .contains("decimal(38,9)", "bigint");
        }
    }

    @Test
    @DisplayName("JDBC binds parameters and gives exact decimals and dates")
    void jdbcQuery() throws SQLException {
        try (Connection connection = jdbc();
                PreparedStatement statement = connection.prepareStatement(ASK + "?")) {
            statement.setString(1, "SDK-2");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBigDecimal("amount")).isEqualByComparingTo("-0.5");
                assertThat(rows.getDate("invoice_date").toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 20));
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("the Trino CLI writes a result as CSV with a heading")
    void trinoCli() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        System.getProperty("archive.trino-cli"),
                        stack.addresses().engineUrl().replaceFirst("^jdbc:", ""),
                        "--output-format",
                        "CSV_HEADER",
                        "--execute",
                        ASK + "'SDK-1'")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "\"amount\",\"country\",\"invoice_date\"", "\"1234567890.123456789\",\"DE\",\"2026-11-20\"");
    }

    @Test
    @DisplayName("the printed variables point every client of a shell at the stack")
    void variablesOfAShell() throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE);
        assertThat(ArchiveCommand.commandLine(console, ServiceLoader.load(CommandContributor.class))
                        .execute("env", "--data", folder.resolve("data").toString()))
                .isZero();

        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        output.toString(StandardCharsets.UTF_8)
                                + "echo $AWS_ENDPOINT_URL_ATHENA $AWS_ENDPOINT_URL_DYNAMODB $AWS_REGION")
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(stack.addresses().athenaEndpoint() + " "
                        + stack.addresses().tableEndpoint() + " us-east-1\n");
        assertThat(shell.waitFor()).isZero();
    }

    private static void put(String invoice, String amount, String country) {
        try (DynamoDbClient table = client(DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(stack.addresses().tableEndpoint()))) {
            table.putItem(request -> request.tableName(ArchiveTables.TRANSACTIONS)
                    .item(Map.of(
                            "InvoiceNumber", AttributeValue.fromS(invoice),
                            "TransactionId", AttributeValue.fromS("1"),
                            "Amount", AttributeValue.fromN(amount),
                            "Trans_country", AttributeValue.fromS(country),
                            "Invoice_dt", AttributeValue.fromS("2026-11-20"))));
        }
    }

    private static <C> C client(AwsClientBuilder<?, C> builder) {
        builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        return builder.build();
    }

    private static QueryExecutionState end(AthenaClient athena, String id) throws InterruptedException {
        QueryExecutionState state = QueryExecutionState.QUEUED;
        for (int poll = 0;
                poll < POLLS_MAX && (state == QueryExecutionState.QUEUED || state == QueryExecutionState.RUNNING);
                poll++) {
            Pauses.REAL.pause(POLL_INTERVAL);
            state = athena.getQueryExecution(request -> request.queryExecutionId(id))
                    .queryExecution()
                    .status()
                    .state();
        }
        return state;
    }

    private JsonNode athena(String operation, Map<String, Object> input) throws IOException, InterruptedException {
        return send(
                stack.addresses().athenaEndpoint(),
                "AmazonAthena." + operation,
                "application/x-amz-json-1.1",
                JSON.writeValueAsString(input));
    }

    /** A signature as the CLI forms one; the stand-ins only look for the key in it. */
    private JsonNode send(URI endpoint, String target, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("Content-Type", contentType)
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20261120T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20261120/us-east-1/service/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Connection jdbc() throws SQLException {
        return DriverManager.getConnection(stack.addresses().engineUrl(), "auditor", null);
    }

    private static List<String> names(ResultSet rows, String column) throws SQLException {
        List<String> names = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                names.add(rows.getString(column));
            }
        }
        return names;
    }
}
