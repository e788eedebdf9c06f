package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.ClassMoves;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.SteppingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An endpoint over folders of a test, and a client of it. */
final class ServedBuckets implements AutoCloseable {
    static final String ARCHIVE = Buckets.ARCHIVE;
    static final String RESULTS = Buckets.RESULTS;

    private final SteppingClock clock;
    private final DirectoryObjectStore store;
    private final S3Endpoint endpoint;
    private final S3Client client;

    private ServedBuckets(SteppingClock clock, DirectoryObjectStore store, S3Endpoint endpoint) {
        this.clock = clock;
        this.store = store;
        this.endpoint = endpoint;
        this.client = S3Client.builder()
                .endpointOverride(endpoint.uri())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    static ServedBuckets start(Path folder) throws IOException {
        SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T20:00:00.123Z"));
        DirectoryObjectStore store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, ARCHIVE);
        Buckets folders = new Buckets(folder.resolve(ARCHIVE), folder.resolve("results"), folder.resolve("buckets"));
        S3Endpoint endpoint = S3Endpoint.start(0, new LocalFiles(), folders);
        endpoint.serve(store);
        return new ServedBuckets(clock, store, endpoint);
    }

    S3Client client() {
        return client;
    }

    SteppingClock clock() {
        return clock;
    }

    DirectoryObjectStore store() {
        return store;
    }

    S3Endpoint endpoint() {
        return endpoint;
    }

    void move(ObjectVersion version, StorageClass storageClass) throws IOException {
        ClassMoves.move(store, version.key(), version.versionId(), storageClass);
    }

    @Override
    public void close() {
        client.close();
        endpoint.close();
    }
}
