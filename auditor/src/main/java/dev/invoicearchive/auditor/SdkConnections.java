package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.totals.DynamoLiveTotals;
import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.ingest.backfill.Backfill;
import dev.invoicearchive.ingest.backfill.FirehoseBatches;
import dev.invoicearchive.ingest.backfill.LocalStream;
import dev.invoicearchive.ingest.backfill.Pause;
import dev.invoicearchive.ingest.backfill.RealInterval;
import dev.invoicearchive.ingest.load.DynamoTableWriter;
import dev.invoicearchive.ingest.load.JitteredBackoff;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.ingest.load.TargetTable;
import dev.invoicearchive.lifecycle.aws.SignedRequests;
import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.KmsSigningKey;
import dev.invoicearchive.lifecycle.objects.S3ArchiveObjects;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.QueryTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.AthenaClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.FirehoseClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Connections through the AWS SDK, to AWS itself or to the stand-ins of the running stack. */
final class SdkConnections implements Connections {
    @Override
    public LiveTotals totals(CommonOptions options, Target target, String table) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).tableEndpoint());
        }
        return new DynamoLiveTotals(AwsClients.build(builder), table);
    }

    @Override
    public OpenTable table(CommonOptions options, Target target, String table) throws TableUnavailableException {
        DynamoDbClientBuilder builder = DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).tableEndpoint());
        }
        Attributes attributes =
                TargetSettings.of(target, options.data(), System.getenv()).attributes();
        DynamoDbClient client = AwsClients.build(builder);
        try {
            String identity = TargetTable.check(client, table, attributes);
            TableWriter writer =
                    new DynamoTableWriter(client, table, attributes.invoiceNumber(), new JitteredBackoff());
            return new OpenTable(writer, identity, client::close);
        } catch (TableUnavailableException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public OpenStream stream(CommonOptions options, Target target, String name, Runnable waiting) {
        FirehoseClientBuilder builder = FirehoseClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // Every attempt is the sender's own, so that it can account for each.
                .overrideConfiguration(client -> client.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (target == Target.AWS) {
            FirehoseClient client = AwsClients.build(builder);
            RealInterval interval = new RealInterval(Pause.REAL, waiting);
            return new OpenStream(
                    new Backfill.Stream(new FirehoseBatches(client, name), interval, Optional.empty()), client::close);
        }
        URI endpoint = RunningStack.require(options.data()).firehoseEndpoint();
        AwsClients.useLocal(builder, endpoint);
        // The stand-in checks no signature, and to sign every byte would cost a tenth of the time.
        builder.credentialsProvider(AnonymousCredentialsProvider.create());
        FirehoseClient client = AwsClients.build(builder);
        LocalStream local = new LocalStream(endpoint, name);
        return new OpenStream(
                new Backfill.Stream(new FirehoseBatches(client, name), local, Optional.of(local)), client::close);
    }

    @Override
    public OpenQueries queries(CommonOptions options, Target target, AthenaPlace place) {
        AthenaClientBuilder builder = AthenaClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).athenaEndpoint());
        }
        AthenaClient athena = AwsClients.build(builder);
        return new OpenQueries(new AthenaQueries(athena, queryTarget(target, place), Pauses.REAL), athena::close);
    }

    @Override
    public OpenObjects objects(CommonOptions options, Target target, String bucket) {
        S3ClientBuilder builder = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (target == Target.LOCAL) {
            AwsClients.useLocal(builder, RunningStack.require(options.data()).objectsEndpoint());
            // There is no name service for the buckets of one machine.
            builder.forcePathStyle(true);
        }
        S3Client client = AwsClients.build(builder);
        return new OpenObjects(new S3ArchiveObjects(client, bucket), client::close);
    }

    @Override
    public OpenKey signingKey(CommonOptions options, Target target, String name) {
        if (target == Target.AWS) {
            SignedRequests kms = AwsClients.inRegion(() -> SignedRequests.fromEnvironment("kms", System.getenv()));
            return new OpenKey(new KmsSigningKey(kms, name), kms::close);
        }
        Path file = options.data().resolve("keys").resolve("manifest-key.pem");
        try {
            return new OpenKey(FileSigningKey.openOrCreate(file), () -> {});
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot use the signing key " + file + ": " + e.getMessage()
                            + " Restore it from a copy: another key cannot go on with the chain.",
                    e);
        }
    }

    private static QueryTarget queryTarget(Target target, AthenaPlace place) {
        return switch (target) {
            case LOCAL -> QueryTarget.local(place.database());
            case AWS -> new QueryTarget(place.database(), place.workGroup(), place.results(), Polling.REMOTE);
        };
    }
}
