package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.cost.restore.RestorePricing;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.restore.ColdObjects;
import dev.invoicearchive.lifecycle.retention.restore.RestoreRun;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.ObjectFailure;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings cold objects back for a while. */
@Command(
        name = "restore",
        sortOptions = false,
        description = "Bring cold objects of some days back for a while: first what it costs, then the requests.",
        footer = {
            "",
            "Killed or failed in part, run it again: what was asked for is not asked for twice. Invoice and sealed go by the",
            "day of the change, source and errors by the day of arrival. The copies vanish by themselves.",
            "Example: ./archive restore --from 2026-01-01 --to 2026-01-31 --zone source --tier bulk"
        })
final class RestoreCommand implements Callable<ExitCode> {
    private static final int THREADS = 8;

    @Mixin
    private DayOptions dayOptions;

    @Option(
            names = "--zone",
            paramLabel = "Invoice|source|errors|sealed",
            defaultValue = "Invoice",
            description = "which part of the bucket (default: ${DEFAULT-VALUE})")
    private ArchiveZone zone;

    @Option(
            names = "--tier",
            paramLabel = "standard|bulk|expedited",
            defaultValue = "standard",
            description = "how fast (default: ${DEFAULT-VALUE})")
    private RetrievalTier tier;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "7",
            description = "how long the copies stay (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--yes", description = "do not ask before anything is requested")
    private boolean yes;

    @Option(names = "--no-wait", description = "end after the requests; run it again to see how far they have come")
    private boolean noWait;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private BucketOption bucketOption;

    @Mixin
    private FormatOption format;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private final Console console;
    private final Connections connections;
    private final Means means;

    /**
     * What is different in tests.
     *
     * @param clock which bounds the waiting
     * @param pause waits between two looks
     * @param answers the line that the user types; null at the end of the input
     */
    record Means(Clock clock, RestoreRun.Pause pause, Supplier<String> answers) {}

    RestoreCommand(Console console, Connections connections, Means means) {
        this.console = console;
        this.connections = connections;
        this.means = means;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        Scope scope = scope();
        String bucket = bucketOption.bucket(targetOptions.target());
        try (Connections.OpenObjects open = connections.objects(options, targetOptions.target(), bucket)) {
            return restore(open.objects(), scope);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot restore from bucket " + bucket + ": " + e.getMessage()
                            + " Run the same command again; what was asked for is on its way.",
                    e);
        }
    }

    private Scope scope() {
        if (zone == ArchiveZone.ROLLUP || zone == ArchiveZone.MANIFESTS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value of --zone: " + zone.word()
                            + ", expected Invoice, source, errors or sealed. It never turns cold.");
        }
        if (days < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value of --days: " + days + ", expected 1 or more.");
        }
        return new Scope(Set.of(zone), dayOptions.days());
    }

    private ExitCode restore(ArchiveObjects objects, Scope scope) throws IOException, InterruptedException {
        ColdObjects found = ColdObjects.in(objects, scope, THREADS);
        RestoreQuotes quotes = new RestoreQuotes(console, format.with(options));
        quotes.counts(scope, found);
        quotes.prices(found.quotes(new RestorePricing(PriceListFile.shipped()), days), targetOptions.target());
        List<ObjectFailure> failures = new ArrayList<>(found.failures());
        List<ObjectVersion> coming = new ArrayList<>(found.onTheirWay());
        RestoreRun run = new RestoreRun(objects, means.clock(), means.pause(), THREADS);
        if (!found.asleep().isEmpty()) {
            confirm(found);
            RestoreRun.Requested requested = request(run, found);
            failures.addAll(requested.failures());
            coming.addAll(requested.asked());
        }
        List<ObjectVersion> late = List.of();
        if (!noWait && !coming.isEmpty()) {
            RestoreRun.Awaited awaited = await(run, coming);
            failures.addAll(awaited.failures());
            late = awaited.late();
        }
        return end(coming, late, failures);
    }

    private void confirm(ColdObjects found) {
        try {
            found.check(tier);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage() + " Nothing was requested. See --tier.", e);
        }
        if (yes) {
            return;
        }
        console.remark("This asks for " + found.asleep().size() + " objects, tier " + tier.apiName() + ", for " + days
                + " days. Type yes to go on:");
        String answer = means.answers().get();
        if (answer == null || !answer.strip().equals("yes")) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Missing consent: " + (answer == null ? "no input" : "another answer")
                            + ", expected yes. Nothing was requested. Type yes, or give --yes.");
        }
    }

    private RestoreRun.Requested request(RestoreRun run, ColdObjects found) throws IOException {
        try (Progress progress =
                console.progress(new Task("Requesting", found.asleep().size(), "objects"))) {
            return run.request(found.asleep(), days, tier, progress::advance);
        }
    }

    private RestoreRun.Awaited await(RestoreRun run, List<ObjectVersion> coming) throws InterruptedException {
        console.remark(
                "It should take up to " + RestoreRun.longest(coming, tier).toMinutes()
                        + " minutes. Stop waiting whenever you like, and run the same command again.");
        try (Progress progress = console.progress(new Task("Waiting", coming.size(), "objects"))) {
            return run.await(coming, tier, progress::advance);
        }
    }

    private ExitCode end(List<ObjectVersion> coming, List<ObjectVersion> late, List<ObjectFailure> failures) {
        failures.forEach(failure -> console.error(failure.message()));
        late.stream()
                .limit(RestoreQuotes.KEYS_TOLD)
                .forEach(version -> console.error("Missing object " + version.key()
                        + ": not back yet, expected it within twice its time. Run the same command again."));
        if (failures.isEmpty() && late.isEmpty()) {
            console.remark(
                    coming.isEmpty()
                            ? "Nothing to ask for: everything can be read."
                            : coming.size() + " objects " + (noWait ? "are on their way." : "can be read."));
            return ExitCode.OK;
        }
        console.error("Cannot restore everything: " + failures.size() + " objects failed, " + late.size()
                + " are late, expected none. Run the same command again.");
        return ExitCode.FINDINGS;
    }
}
