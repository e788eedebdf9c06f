package dev.invoicearchive.local.backfill;

import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.backfill.Backfill;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import dev.invoicearchive.ingest.backfill.FirehoseBatches;
import dev.invoicearchive.ingest.backfill.LocalStream;
import dev.invoicearchive.ingest.backfill.Pause;
import dev.invoicearchive.ingest.backfill.RejectedLines;
import dev.invoicearchive.local.firehose.GivenDirectPut;
import dev.invoicearchive.model.Attributes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** Sends files to a Firehose endpoint of this machine, as the command does. */
record SentFile(URI endpoint, LocalDate firstDay, int openPartitionsMax, Path work) {
    BackfillReport send(MappedFile file) throws Exception {
        try (FirehoseClient client = FirehoseClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            LocalStream local = new LocalStream(endpoint, GivenDirectPut.NAME);
            Backfill.Order order = new Backfill.Order(
                    "shop", Attributes.DEFAULT, firstDay, Clock.systemUTC().instant(), openPartitionsMax, work);
            Backfill.Stream stream =
                    new Backfill.Stream(new FirehoseBatches(client, GivenDirectPut.NAME), local, Optional.of(local));
            return new Backfill(order, stream, Pause.REAL, new RejectedLines(new ArrayList<>())).run(file);
        }
    }
}
