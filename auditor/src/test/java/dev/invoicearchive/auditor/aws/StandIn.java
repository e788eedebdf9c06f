package dev.invoicearchive.auditor.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers AWS's wire protocols on loopback with what a test wrote down: JSON by its target, Query by its action, REST by
 * method, path and the first word of the query. What nobody wrote down is 501, which no client takes for an answer.
 */
public final class StandIn implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    private record Answer(int status, Map<String, String> headers, String body) {}

    /**
     * What a client sent.
     *
     * @param operation such as {@code GetTrail} or {@code GET /bucket policy}
     * @param headers by their names in lower case
     * @param body as text, form fields decoded
     */
    public record Request(String operation, Map<String, String> headers, String body) {}

    /** A server on a free port. */
    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on this is the answer. */
    public StandIn answer(String operation, String body) {
        return answer(operation, 200, body);
    }

    /** From now on this is the answer. */
    public StandIn answer(String operation, int status, String body) {
        return answer(operation, status, Map.of(), body);
    }

    /** From now on this is the answer. */
    public StandIn answer(String operation, int status, Map<String, String> headers, String body) {
        answers.put(operation, new Answer(status, headers, body));
        return this;
    }

    /** What was sent for an operation, the last first. */
    public Request sent(String operation) {
        for (int place = requests.size() - 1; place >= 0; place--) {
            if (requests.get(place).operation().equals(operation)) {
                return requests.get(place);
            }
        }
        throw new AssertionError("Nobody called " + operation + ", but " + requests);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String operation = operation(exchange, headers, body);
        boolean isForm = headers.getOrDefault("content-type", "").startsWith("application/x-www-form");
        requests.add(new Request(operation, headers, isForm ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body));
        Answer answer = answers.getOrDefault(operation, new Answer(501, Map.of(), "{}"));
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (headers.containsKey("x-amz-target")) {
            exchange.getResponseHeaders().set("Content-Type", headers.get("content-type"));
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String operation(HttpExchange exchange, Map<String, String> headers, String body) {
        String target = headers.get("x-amz-target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        if (exchange.getRequestURI().getPath().equals("/") && action.find()) {
            return action.group(1);
        }
        String query = exchange.getRequestURI().getQuery();
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                + (query == null ? "" : " " + query.split("[=&]")[0]);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
