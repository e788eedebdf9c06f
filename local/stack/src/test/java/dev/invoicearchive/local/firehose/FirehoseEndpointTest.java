package dev.invoicearchive.local.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.backfill.FirehoseBatches;
import dev.invoicearchive.ingest.backfill.LocalStream;
import dev.invoicearchive.ingest.backfill.RecordBatches;
import dev.invoicearchive.ingest.backfill.RecordBatchesContract;
import dev.invoicearchive.ingest.backfill.StreamUnreachableException;
import dev.invoicearchive.local.files.FaultyFiles;
import dev.invoicearchive.local.files.FaultyFiles.Fault;
import dev.invoicearchive.local.firehose.PutEntry.PutRecord;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** The endpoint speaks Firehose to the SDK, keeps its limits, and answers only for what is in its log. */
class FirehoseEndpointTest extends RecordBatchesContract {
    @TempDir
    private Path folder;

    private final FaultyFiles files = new FaultyFiles(Fault.DISK_FULL);
    private FirehoseEndpoint endpoint;
    private FirehoseClient client;

    @BeforeEach
    void start() throws IOException {
        endpoint = FirehoseEndpoint.start(0);
        endpoint.serve(GivenDirectPut.open(files, folder, ArchiveSettings.DEFAULT, Clock.systemUTC()).stream());
        client = FirehoseClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        endpoint.close();
    }

    @Override
    protected RecordBatches stream() {
        return new FirehoseBatches(client, GivenDirectPut.NAME);
    }

    @Override
    protected List<String> accepted() throws IOException {
        List<String> accepted = new ArrayList<>();
        DirectPutReader reader = DirectPutLog.open(files, folder.resolve("log")).readerFrom(0);
        for (List<PutEntry> entries = reader.read(); !entries.isEmpty(); entries = reader.read()) {
            entries.forEach(entry -> accepted.add(new String(((PutRecord) entry).data(), StandardCharsets.UTF_8)));
        }
        return accepted;
    }

    @Test
    void oneRecordIsPutAsWell() throws IOException {
        String id = client.putRecord(request -> request.deliveryStreamName(GivenDirectPut.NAME)
                        .record(Record.builder()
                                .data(SdkBytes.fromUtf8String("one"))
                                .build()))
                .recordId();
        assertThat(id).isNotBlank();
        assertThat(accepted()).containsExactly("one");
    }

    @Test
    void theStreamIsListedAndDescribed() {
        assertThat(client.listDeliveryStreams().deliveryStreamNames()).containsExactly(GivenDirectPut.NAME);
        assertThat(client.describeDeliveryStream(request -> request.deliveryStreamName(GivenDirectPut.NAME))
                        .deliveryStreamDescription()
                        .deliveryStreamType())
                .isEqualTo(DeliveryStreamType.DIRECT_PUT);
    }

    @Test
    void aStreamThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> client.describeDeliveryStream(request -> request.deliveryStreamName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> new FirehoseBatches(client, "other").put(List.of(new byte[1])))
                .isInstanceOf(RecordBatches.RefusedPutException.class)
                .hasMessageContaining("ResourceNotFoundException");
        assertThatThrownBy(() -> new LocalStream(endpoint.uri(), "other").counts())
                .isInstanceOf(StreamUnreachableException.class);
    }

    @Test
    void whatCannotBeWrittenIsNotAcknowledgedAndMayBePutAgain() throws Exception {
        stream().put(List.of("a".getBytes(StandardCharsets.UTF_8)));
        files.failAt(files.calls());
        assertThatThrownBy(() -> stream().put(List.of("b".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(RecordBatches.UnansweredPutException.class)
                .hasMessageContaining("ServiceUnavailableException");
        files.repair();
        stream().put(List.of("b".getBytes(StandardCharsets.UTF_8)));

        assertThat(accepted()).containsExactly("a", "b");
    }

    @Test
    void anEndpointWithoutAStreamSaysThatItStarts() throws Exception {
        try (FirehoseEndpoint starting = FirehoseEndpoint.start(0)) {
            assertThatThrownBy(() -> new LocalStream(starting.uri(), GivenDirectPut.NAME).counts())
                    .hasMessageContaining("503");
        }
    }

    @Test
    void timeAndCountsAreTold() throws Exception {
        LocalStream local = new LocalStream(endpoint.uri(), GivenDirectPut.NAME);
        stream().put(List.of(new byte[1], new byte[1]));
        local.pass();
        assertThat(local.counts().accepted()).isEqualTo(2);
        assertThat(local.counts().done()).isZero();
    }
}
