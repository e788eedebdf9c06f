package dev.invoicearchive.transform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API on a loopback port: gives events to a runtime client and takes its answers. Source: "Using the
 * Lambda runtime API", version 2018-06-01.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final long PATIENCE_SECONDS = 120;

    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private int invocations;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(ROOT + "invocation/next", this::next);
        server.createContext(
                ROOT + "invocation/",
                exchange -> take(exchange, exchange.getRequestURI().getPath()));
        server.createContext(ROOT + "init/error", exchange -> take(exchange, "init/error"));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * What the function made of an event.
     *
     * @param path where it was posted: ends in {@code /response} or {@code /error}
     * @param body JSON
     */
    record Answer(String path, byte[] body) {}

    /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Says when the function's process has ended, so that nobody waits for its answer. */
    void ended(int exitCode) {
        answers.add(new Answer("ended with exit code " + exitCode, new byte[0]));
    }

    /** Calls the function and waits for its answer. */
    Answer invoke(byte[] event) throws InterruptedException {
        events.add(event);
        Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s");
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.take();
            invocations++;
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "request-" + invocations);
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(Long.MAX_VALUE / 1_000_000));
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:f");
            // Without a content type the client's native code dies.
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void take(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
        answers.add(new Answer(path, body));
    }
}
