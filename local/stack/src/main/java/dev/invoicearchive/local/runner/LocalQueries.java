package dev.invoicearchive.local.runner;

import dev.invoicearchive.queries.Queries;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;

/** The query port of a stack that runs in another process, and the connection under it. */
public final class LocalQueries implements AutoCloseable {
    private final AthenaClient client;

    private LocalQueries(AthenaClient client) {
        this.client = client;
    }

    /** Of the stack whose Athena endpoint this is. */
    public static LocalQueries of(URI athenaEndpoint) {
        return new LocalQueries(AthenaClient.builder()
                .endpointOverride(athenaEndpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
    }

    /** The port, on the archive's database. */
    public Queries queries() {
        return LocalCatalog.queries(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
