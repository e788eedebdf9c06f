package dev.invoicearchive.totals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that the jar that is deployed has all it needs, in a JVM that sees nothing else but Lambda's own interface: it
 * writes to a DynamoDB endpoint, and understands its refusal.
 */
class DeployableJarIT {
    private static final long BYTES_MAX = 8L * 1024 * 1024;
    private static final String REFUSAL = """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"Transaction cancelled",
             "CancellationReasons":[{"Code":"ConditionalCheckFailed","Message":"The conditional request failed"},
               {"Code":"None"}]}
            """;

    @TempDir
    private Path folder;

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer dynamoDb;

    @BeforeEach
    void startEndpoint() throws IOException {
        dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        dynamoDb.createContext("/", this::answer);
        dynamoDb.start();
    }

    @AfterEach
    void stopEndpoint() {
        dynamoDb.stop(0);
    }

    @Test
    void appliesABatchAndUnderstandsThatItWasAppliedBefore() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                        File.pathSeparator, jar().toString(), placeOf(Context.class), placeOf(DeployedTotals.class)),
                DeployedTotals.class.getName());
        program.environment().clear();
        program.environment().put("AWS_REGION", "eu-central-1");
        program.environment().put("AWS_ACCESS_KEY_ID", "local");
        program.environment().put("AWS_SECRET_ACCESS_KEY", "local");
        program.environment()
                .put(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "http://127.0.0.1:" + dynamoDb.getAddress().getPort());
        program.environment().put("TOTALS_TABLE", "Stage-InvoiceTotal");
        Process process = program.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue()).as("output %s", lines).isZero();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"applied\":1", "\"failed\":0");
        assertThat(lines.get(2)).contains("\"alreadyApplied\":1", "\"failed\":0");
        assertThat(lines).element(3).isEqualTo("failures 0");
        assertThat(requests).hasSize(2).allSatisfy(request -> assertThat(request)
                .startsWith("DynamoDB_20120810.TransactWriteItems")
                .contains("\"Stage-InvoiceTotal\"", "12345678901234567890.123456789"));
    }

    @Test
    void staysSmall() throws IOException {
        assertThat(Files.size(jar())).isLessThan(BYTES_MAX);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + body);
        boolean isFirst = requests.size() == 1;
        byte[] answer = (isFirst ? "{}" : REFUSAL).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(isFirst ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Path jar() {
        return Path.of(System.getProperty("deployable.jar"));
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
