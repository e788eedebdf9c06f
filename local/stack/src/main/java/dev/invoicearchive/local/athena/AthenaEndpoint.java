package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.invoicearchive.local.athena.registry.ApiFault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;

/**
 * The Athena API on a loopback port: AWS JSON 1.1, the operation in the header {@code X-Amz-Target}. Signatures are not
 * checked, for whoever reaches the loopback reaches the files too.
 */
public final class AthenaEndpoint implements AutoCloseable {
    private static final String TARGET_HEADER = "X-Amz-Target";
    private static final String SERVICE = "AmazonAthena.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int REQUEST_BYTES_MAX = 1_048_576;
    private static final int THREADS = 16;
    /** Any will do, but the SDK wants some. */
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads;
    private final Operations operations;

    private AthenaEndpoint(HttpServer server, ExecutorService threads, Operations operations) {
        this.server = server;
        this.threads = threads;
        this.operations = operations;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for a free one
     * @param engine answers the statements; may still be starting
     * @param storage where results and what callers keep lie
     * @param clock for the times of executions
     * @throws IOException if the port is taken, or what callers kept cannot be read
     */
    public static AthenaEndpoint start(int port, SqlEngine engine, AthenaStorage storage, Clock clock)
            throws IOException {
        Operations operations = new Operations(engine, storage, clock);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, AthenaEndpoint::daemon);
        AthenaEndpoint endpoint = new AthenaEndpoint(server, threads, operations);
        server.setExecutor(threads);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A new client of this endpoint; the caller closes it. */
    public AthenaClient client() {
        return AthenaClient.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Stops to serve; statements still running end with the engine. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        operations.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (ApiFault e) {
                send(exchange, 400, error(e.type().shape(), e.getMessage()));
            } catch (JsonProcessingException e) {
                send(exchange, 400, error("SerializationException", "Invalid request: not JSON, expected an object."));
            } catch (IOException | RuntimeException e) {
                send(exchange, 500, error("InternalServerException", "Cannot answer: " + e + "."));
            }
        }
    }

    private ObjectNode answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX + 1);
        if (body.length > REQUEST_BYTES_MAX) {
            throw ApiFault.invalid("Invalid request: more than " + REQUEST_BYTES_MAX
                    + " bytes, expected fewer. Shorten the statement.");
        }
        String target = exchange.getRequestHeaders().getFirst(TARGET_HEADER);
        if (target == null || !target.startsWith(SERVICE)) {
            throw ApiFault.invalid("Invalid header " + TARGET_HEADER + ": " + target + ", expected " + SERVICE
                    + "<operation>. Send Athena's requests only.");
        }
        JsonNode input = JSON.readTree(body);
        return operations.answer(target.substring(SERVICE.length()), input);
    }

    private static ObjectNode error(String type, String message) {
        ObjectNode error =
                Answers.empty().put("__type", type).put("message", message).put("Message", message);
        return type.equals(ApiFault.Type.INVALID_REQUEST.shape())
                ? error.put("AthenaErrorCode", "INVALID_INPUT")
                : error;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "athena-endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
