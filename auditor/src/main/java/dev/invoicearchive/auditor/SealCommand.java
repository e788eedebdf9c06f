package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.lifecycle.integrity.InvalidManifestException;
import dev.invoicearchive.lifecycle.integrity.Sha256;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.lifecycle.retention.hold.RegisteredHolds;
import dev.invoicearchive.lifecycle.seal.AthenaSealEngine;
import dev.invoicearchive.lifecycle.seal.ObjectsWorkArea;
import dev.invoicearchive.lifecycle.seal.OpenHolds;
import dev.invoicearchive.lifecycle.seal.Seal;
import dev.invoicearchive.lifecycle.seal.SealPorts;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.lifecycle.seal.SealSettings;
import dev.invoicearchive.lifecycle.seal.StoredManifests;
import dev.invoicearchive.queries.ViewCatalog;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Closes days: few files that hold each change once, a signed manifest, locks. */
@Command(
        name = "seal",
        sortOptions = false,
        description = "Seal closed days: compact them, prove them, sign a manifest, lock every object.",
        footer = {
            "",
            "Killed or stopped, run it again: it completes what it began. Two at once are harmless. Exit code 1 if",
            "something is missing or wrong; then nothing of the range is published. More: docs/manifest.md",
            "Example: ./archive seal --through 2026-10-31"
        })
final class SealCommand implements Callable<ExitCode> {
    private static final int THREADS_MAX = 16;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--through",
            paramLabel = "DAY",
            description =
                    "the last UTC day to close (default: the latest that may be closed, the day before yesterday)")
    private Optional<LocalDate> through;

    @Option(
            names = "--retention-mode",
            paramLabel = "governance|compliance",
            defaultValue = "governance",
            description = "how strong locks are; compliance cannot be undone (default: ${DEFAULT-VALUE})")
    private RetentionMode mode;

    @Mixin
    private BucketOption bucketOption;

    @Mixin
    private SealPlace place;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private CommonOptions options;

    private final Console console;
    private final Connections connections;
    private final Clock clock;

    /** @param clock by which days are closed and locks begin */
    SealCommand(Console console, Connections connections, Clock clock) {
        this.console = console;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public ExitCode call() {
        Target target = targetOptions.target();
        LocalDate day = checkedDay();
        String bucket = bucketOption.bucket(target);
        try (Connections.OpenObjects archive = connections.objects(options, target, bucket);
                Connections.OpenObjects results = connections.objects(options, target, place.results(target));
                Connections.OpenQueries queries = connections.queries(options, target, place.athena());
                Connections.OpenKey key = connections.signingKey(options, target, place.key(target))) {
            SealSettings settings = settings(target);
            ObjectsWorkArea work = new ObjectsWorkArea(results.objects(), place.results(target));
            OpenHolds holds = new RegisteredHolds(new HoldRegister(archive.objects(), mode, settings.retention()));
            SealPorts ports = new SealPorts(
                    archive.objects(),
                    work,
                    new AthenaSealEngine(queries.queries(), work, ViewCatalog.load()),
                    new StoredManifests(archive.objects(), key.key(), settings, holds, clock),
                    holds,
                    clock);
            SealReport report = AwsClients.reach("the archive", () -> run(ports, settings, day, bucket));
            new SealSummary(console).print(report, options.json());
            return report.faults().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private SealReport run(SealPorts ports, SealSettings settings, LocalDate day, String bucket) {
        try (SealShown progress = new SealShown(console)) {
            return new Seal(ports, settings, () -> UUID.randomUUID().toString().replace("-", ""), progress).run(day);
        } catch (InvalidManifestException e) {
            throw new CommandFailure(ExitCode.FINDINGS, e.getMessage() + " See: ./archive verify --level chain", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot seal the bucket " + bucket + ": " + e.getMessage()
                            + " What is done stays done; run the same command again.",
                    e);
        }
    }

    private LocalDate checkedDay() {
        LocalDate latest = Seal.latest(clock);
        LocalDate day = through.orElse(latest);
        if (day.isAfter(latest)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option --through: " + day + ", expected " + latest
                            + " or earlier, because records of a day may arrive until the end of the next.");
        }
        return day;
    }

    private SealSettings settings(Target target) {
        return new SealSettings(
                TargetSettings.of(target, options.data(), System.getenv()).firstDay(),
                mode,
                Period.ofYears(RetentionRulesFile.shipped().retentionYears()),
                Sha256.of(RetentionRulesFile.shippedBytes()),
                Math.min(THREADS_MAX, 2 * Runtime.getRuntime().availableProcessors()));
    }
}
