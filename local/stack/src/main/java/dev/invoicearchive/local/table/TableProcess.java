package dev.invoicearchive.local.table;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.process.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Local in a JVM of its own, on a free loopback port, with its data in one folder. */
public final class TableProcess implements AutoCloseable {
    private static final String MODULE = "local/table";
    private static final String PROGRAM = "dev.invoicearchive.local.tableserver.TableServer";
    /** JDK 24 and later warn at every start unless native code, here SQLite, is allowed. */
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    /** DynamoDB Local takes any; letters and digits only, or it refuses. */
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final ChildJvm child;

    private TableProcess(ChildJvm child) {
        this.child = child;
    }

    /**
     * Starts the table and waits until it answers.
     *
     * @param dataFolder made if missing; one process at a time may have it
     * @param logFile what the process complains about
     * @throws IOException if it ends before it answers
     * @throws TimeoutException if it does not answer within a minute
     */
    public static TableProcess start(Installation installation, Path dataFolder, Path logFile)
            throws IOException, TimeoutException {
        ChildJvm.Launch launch = new ChildJvm.Launch(
                "table",
                Path.of(System.getProperty("java.home")),
                JVM_OPTIONS,
                installation.classPathOf(MODULE),
                List.of(PROGRAM, dataFolder.toAbsolutePath().toString()),
                logFile);
        return new TableProcess(ChildJvm.start(launch, START_PATIENCE));
    }

    /** Where it answers, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + child.port());
    }

    /** A new client of the tables; the caller closes it. */
    public DynamoDbClient tables() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** A new client of the tables' streams; the caller closes it. */
    public DynamoDbStreamsClient streams() {
        return DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** The process id, for status and for tests of recovery. */
    public long pid() {
        return child.pid();
    }

    /** Whether the process still runs. */
    public boolean isAlive() {
        return child.isAlive();
    }

    /** Ends the process as kill -9 does, for tests of recovery. */
    public void kill() {
        child.kill();
    }

    /** Ends the process in order. */
    @Override
    public void close() {
        child.close();
    }
}
