package dev.invoicearchive.lifecycle.handlers;

import dev.invoicearchive.lifecycle.aws.SignedRequests;
import dev.invoicearchive.lifecycle.integrity.KmsSigningKey;
import dev.invoicearchive.lifecycle.objects.S3ArchiveObjects;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.RegisteredHolds;
import dev.invoicearchive.lifecycle.seal.AthenaSealEngine;
import dev.invoicearchive.lifecycle.seal.ObjectsWorkArea;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import dev.invoicearchive.lifecycle.seal.SealPorts;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.lifecycle.seal.SealSteps;
import dev.invoicearchive.lifecycle.seal.StoredManifests;
import dev.invoicearchive.queries.AthenaQueries;
import dev.invoicearchive.queries.Pauses;
import dev.invoicearchive.queries.Polling;
import dev.invoicearchive.queries.QueryTarget;
import dev.invoicearchive.queries.ViewCatalog;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the steps over AWS. The clients live as long as the function's instance. */
final class SealClients {
    /** No manifest, and no table of the catalog, ever had such a name. */
    private static final Supplier<String> NAMES =
            () -> UUID.randomUUID().toString().replace("-", "");

    private SealClients() {}

    static SealSteps steps(SealFunctionSettings settings, Clock clock) {
        S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        AthenaClient athena = AthenaClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        S3ArchiveObjects objects = new S3ArchiveObjects(s3, settings.archiveBucket());
        ObjectsWorkArea work =
                new ObjectsWorkArea(new S3ArchiveObjects(s3, settings.workBucket()), settings.workBucket());
        AthenaQueries queries = new AthenaQueries(
                athena,
                new QueryTarget(settings.database(), settings.workGroup(), Optional.empty(), Polling.REMOTE),
                Pauses.REAL);
        SealSettings seal = settings.seal();
        OpenHolds holds = new RegisteredHolds(new HoldRegister(objects, seal.mode(), seal.retention()));
        KmsSigningKey key = new KmsSigningKey(SignedRequests.fromEnvironment("kms", System.getenv()), settings.key());
        return new SealSteps(
                new SealPorts(
                        objects,
                        work,
                        new AthenaSealEngine(queries, work, ViewCatalog.load()),
                        new StoredManifests(objects, key, seal, holds, clock),
                        holds,
                        clock),
                seal,
                NAMES,
                SealProgress.SILENT);
    }
}
