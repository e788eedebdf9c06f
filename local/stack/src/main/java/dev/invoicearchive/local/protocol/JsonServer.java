package dev.invoicearchive.local.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service of AWS JSON 1.1 on the loopback address. Signatures are not checked, for whoever reaches the loopback reaches
 * the files too.
 */
public final class JsonServer implements AutoCloseable {
    private static final String TARGET_HEADER = "X-Amz-Target";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Header and body leave in two writes; without this the second waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Service service;
    private final Operations operations;

    private JsonServer(HttpServer server, ExecutorService threads, Service service, Operations operations) {
        this.server = server;
        this.threads = threads;
        this.service = service;
        this.operations = operations;
    }

    /**
     * What a server has to know of its service.
     *
     * @param name for its threads
     * @param requestBytesMax longer requests are refused unread
     * @param threads how many requests are answered at once
     * @param invalidRequest the error that the service's clients know for a request with something wrong in it
     */
    public record Service(String name, int requestBytesMax, int threads, String invalidRequest) {}

    /** What a service does. */
    public interface Operations {
        /**
         * Answers one request.
         *
         * @param target the header {@code X-Amz-Target}, such as {@code Firehose_20150804.PutRecord}
         * @param body UTF-8 JSON, not yet read
         * @throws ServiceFault if the service refuses
         * @throws JsonProcessingException if the body is no JSON
         * @throws IOException if the service cannot do its work
         */
        JsonNode answer(String target, byte[] body) throws ServiceFault, IOException;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public static JsonServer start(Service service, int port, Operations operations) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(service.threads(), work -> daemon(work, service.name()));
        JsonServer started = new JsonServer(server, threads, service, operations);
        server.setExecutor(threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (ServiceFault e) {
                send(exchange, e.status(), error(e.type(), e.getMessage(), e.details()));
            } catch (JsonProcessingException e) {
                send(
                        exchange,
                        400,
                        error("SerializationException", "Invalid request: not JSON, expected an object.", Map.of()));
            } catch (IOException | RuntimeException e) {
                send(exchange, 500, error("InternalFailure", "Cannot answer: " + e + ".", Map.of()));
            }
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException, ServiceFault {
        byte[] body = exchange.getRequestBody().readNBytes(service.requestBytesMax() + 1);
        if (body.length > service.requestBytesMax()) {
            throw ServiceFault.ofCaller(
                    service.invalidRequest(),
                    "Invalid request: more than " + service.requestBytesMax()
                            + " bytes, expected fewer. Send less at once.");
        }
        String target = exchange.getRequestHeaders().getFirst(TARGET_HEADER);
        return operations.answer(target == null ? "" : target, body);
    }

    private static JsonNode error(String type, String message, Map<String, String> details) {
        ObjectNode error = JSON.createObjectNode()
                .put("__type", type)
                .put("message", message)
                .put("Message", message);
        details.forEach(error::put);
        return error;
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
