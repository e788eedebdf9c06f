package dev.invoicearchive.local.s3;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Mock in a process of its own, which ends with the test. */
final class S3MockProcess implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final Process process;
    private final S3Client client;

    private S3MockProcess(Process process, int port) {
        this.process = process;
        this.client = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static S3MockProcess start() throws IOException {
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        System.getProperty("archive.s3mock"),
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--server.ssl.enabled=false",
                        // A second connector that cannot be left out; some free port.
                        "--com.adobe.testing.s3mock.httpPort=0")
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Started S3MockApplication")) {
                drain(lines);
                return new S3MockProcess(process, port);
            }
        }
        throw new IOException("S3Mock did not start:\n" + said);
    }

    S3Client client() {
        return client;
    }

    Instant now() {
        return clock.instant();
    }

    /** S3 tells times in whole seconds. */
    void awaitAnotherSecond() throws InterruptedException {
        Instant second = now().truncatedTo(ChronoUnit.SECONDS);
        while (now().truncatedTo(ChronoUnit.SECONDS).equals(second)) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader lines) {
        Thread thread = new Thread(() -> readOn(lines), "s3mock-output");
        thread.setDaemon(true);
        thread.start();
    }

    private static void readOn(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was stopped.
        }
    }
}
