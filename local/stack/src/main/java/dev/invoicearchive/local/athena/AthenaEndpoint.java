package dev.invoicearchive.local.athena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.athena.registry.ApiFault;
import dev.invoicearchive.local.protocol.JsonServer;
import dev.invoicearchive.local.protocol.ServiceFault;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
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
    private static final String PREFIX = "AmazonAthena.";
    private static final int REQUEST_BYTES_MAX = 1_048_576;
    private static final JsonServer.Service SERVICE =
            new JsonServer.Service("athena-endpoint", REQUEST_BYTES_MAX, 16, ApiFault.Type.INVALID_REQUEST.shape());
    /** Any will do, but the SDK wants some. */
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonServer server;
    private final Operations operations;

    private AthenaEndpoint(JsonServer server, Operations operations) {
        this.server = server;
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
        JsonServer server = JsonServer.start(SERVICE, port, (target, body) -> answer(operations, target, body));
        return new AthenaEndpoint(server, operations);
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return server.uri();
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
        server.close();
        operations.close();
    }

    private static ObjectNode answer(Operations operations, String target, byte[] body)
            throws IOException, ServiceFault {
        try {
            if (!target.startsWith(PREFIX)) {
                throw ApiFault.invalid("Invalid header X-Amz-Target: " + target + ", expected " + PREFIX
                        + "<operation>. Send Athena's requests only.");
            }
            return operations.answer(target.substring(PREFIX.length()), JSON.readTree(body));
        } catch (ApiFault e) {
            Map<String, String> details =
                    e.type() == ApiFault.Type.INVALID_REQUEST ? Map.of("AthenaErrorCode", "INVALID_INPUT") : Map.of();
            throw ServiceFault.ofCaller(e.type().shape(), e.getMessage(), details);
        }
    }
}
