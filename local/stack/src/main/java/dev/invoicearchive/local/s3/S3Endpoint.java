package dev.invoicearchive.local.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.DurableFiles;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The S3 API on a loopback port, in front of the archive's bucket and the buckets of queries. Signatures are not checked, for
 * whoever reaches the loopback reaches the files too; what a browser sends on behalf of a page is refused.
 */
public final class S3Endpoint implements AutoCloseable {
    private static final int THREADS = 16;
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");

    static {
        // Header and body leave in two writes; without this the second waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final S3Buckets buckets;
    private final S3Operations operations;

    private S3Endpoint(HttpServer server, ExecutorService threads, S3Buckets buckets) {
        this.server = server;
        this.threads = threads;
        this.buckets = buckets;
        this.operations = new S3Operations(buckets);
    }

    /**
     * Begins to listen; until {@link #serve} requests for the archive's bucket are answered with {@code
     * ServiceUnavailable}.
     *
     * @param port 0 for a free one
     * @param files how it writes to buckets without versions
     * @param folders where all buckets lie
     * @throws IOException if the port is taken
     */
    public static S3Endpoint start(int port, DurableFiles files, Buckets folders) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, S3Endpoint::daemon);
        S3Endpoint started = new S3Endpoint(server, threads, new S3Buckets(files, folders));
        server.setExecutor(threads);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    /** Opens the archive's bucket to callers. */
    public void serve(DirectoryObjectStore archive) {
        buckets.serve(archive);
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
            S3Answer answer = answer(exchange);
            try (InputStream body = answer.body()) {
                send(exchange, answer, body);
            }
        }
    }

    private S3Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        try {
            checkCaller(exchange);
            return operations.answer(S3Request.of(exchange));
        } catch (S3Fault e) {
            return fault(e, path);
        } catch (IllegalArgumentException e) {
            return fault(new S3Fault(Code.InvalidArgument, String.valueOf(e.getMessage())), path);
        } catch (IOException | RuntimeException e) {
            return fault(new S3Fault(Code.InternalError, "Cannot answer: " + e + "."), path);
        }
    }

    /** A page in a browser must reach nothing here, whatever name it gave this address. */
    private static void checkCaller(HttpExchange exchange) throws S3Fault {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        if (!LOOPBACK.matcher(host).matches()) {
            throw new S3Fault(
                    Code.InvalidRequest,
                    "Invalid host: " + host + ", expected 127.0.0.1. Use path-style addresses, such as"
                            + " http://127.0.0.1:PORT/bucket/key.");
        }
        if (exchange.getRequestHeaders().containsKey("Origin")
                || exchange.getRequestHeaders().containsKey("Sec-Fetch-Site")) {
            throw new S3Fault(Code.AccessDenied, "Pages of a browser are refused here.");
        }
    }

    private static S3Answer fault(S3Fault fault, String path) {
        if (fault.code() == Code.NotModified) {
            return S3Answer.empty(fault.code().status(), fault.headers());
        }
        XmlText xml = XmlText.fault("Error", error -> {
            error.text("Code", fault.code());
            error.text("Message", fault.getMessage());
            error.text("Resource", path);
            error.text("RequestId", "local");
        });
        return S3Answer.xml(fault.code().status(), xml, fault.headers());
    }

    private static void send(HttpExchange exchange, S3Answer answer, InputStream body) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("x-amz-request-id", "local");
        boolean bodiless =
                exchange.getRequestMethod().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
        if (bodiless || answer.length() == 0) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(answer.length()));
            }
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.length());
        try (OutputStream out = exchange.getResponseBody()) {
            copy(body, out, answer.length());
        }
    }

    /** A range ends before its object does. */
    private static void copy(InputStream body, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = length;
        while (left > 0) {
            int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("Invalid object: " + left + " bytes fewer than it had when it was put.");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "s3-endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
