package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.protocol.JsonServer;
import java.io.IOException;
import java.net.URI;

/**
 * The Firehose API on a loopback port, for the delivery stream into which records are put directly. Answers a put only
 * once its records are safe.
 */
public final class FirehoseEndpoint implements AutoCloseable {
    /** 4 MiB of records, in base64, and what is around them. */
    private static final int REQUEST_BYTES_MAX = 8 * 1024 * 1024;

    private static final JsonServer.Service SERVICE =
            new JsonServer.Service("firehose-endpoint", REQUEST_BYTES_MAX, 4, "InvalidArgumentException");

    private final FirehoseOperations operations;
    private final JsonServer server;

    private FirehoseEndpoint(FirehoseOperations operations, JsonServer server) {
        this.operations = operations;
        this.server = server;
    }

    /**
     * Begins to listen; until {@link #serve} every request is answered with {@code ServiceUnavailableException}.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public static FirehoseEndpoint start(int port) throws IOException {
        FirehoseOperations operations = new FirehoseOperations();
        return new FirehoseEndpoint(operations, JsonServer.start(SERVICE, port, operations));
    }

    /** Begins to take records for a delivery stream. */
    public void serve(DirectPut stream) {
        operations.serve(stream);
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }
}
