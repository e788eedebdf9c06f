package dev.invoicearchive.local.runner;

import dev.invoicearchive.lifecycle.integrity.FileSigningKey;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.RegisteredHolds;
import dev.invoicearchive.lifecycle.seal.AthenaSealEngine;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import dev.invoicearchive.lifecycle.seal.Seal;
import dev.invoicearchive.lifecycle.seal.SealPorts;
import dev.invoicearchive.lifecycle.seal.SealProgress;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.lifecycle.seal.StoredManifests;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryArchiveObjects;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.FolderWorkArea;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.queries.Queries;
import dev.invoicearchive.queries.ViewCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.UUID;

/** The sealer on the folders of a stack that runs in this process. */
final class StackSeal {
    private final DataDirectory data;
    private final Buckets buckets;
    private final DirectoryObjectStore store;
    private final Queries queries;
    private final ArchiveSettings settings;
    private final Clock clock;

    StackSeal(
            DataDirectory data,
            Buckets buckets,
            DirectoryObjectStore store,
            Queries queries,
            ArchiveSettings settings,
            Clock clock) {
        this.data = data;
        this.buckets = buckets;
        this.store = store;
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    SealReport run(SealProgress progress) throws IOException {
        DirectoryArchiveObjects objects = new DirectoryArchiveObjects(store, this::file);
        FolderWorkArea work = new FolderWorkArea(new LocalFiles(), Buckets.RESULTS, data.results());
        SealSettings sealing = new SealSettings(
                settings.firstDay(),
                RetentionMode.GOVERNANCE,
                Period.ofYears(RetentionRulesFile.shipped().retentionYears()),
                Sha256.of(RetentionRulesFile.shippedBytes()),
                Runtime.getRuntime().availableProcessors());
        OpenHolds holds = new RegisteredHolds(new HoldRegister(objects, sealing.mode(), sealing.retention()));
        SealPorts ports = new SealPorts(
                objects,
                work,
                new AthenaSealEngine(queries, work, ViewCatalog.load()),
                new StoredManifests(objects, FileSigningKey.openOrCreate(data.signingKey()), sealing, holds, clock),
                holds,
                clock);
        return new Seal(ports, sealing, () -> UUID.randomUUID().toString().replace("-", ""), progress)
                .run(Seal.latest(clock));
    }

    private Path file(String bucket, String key) {
        return buckets.readable("s3://" + bucket + "/" + key);
    }
}
