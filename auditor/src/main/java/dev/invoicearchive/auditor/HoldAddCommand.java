package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Opens a case. */
@Command(
        name = "add",
        sortOptions = false,
        description = "Open a case: hold every object about these days, and what is sealed about them later.",
        footer = {
            "",
            "Who asks and why is written into the archive for good. Killed or failed in part, run it again.",
            "Example: ./archive hold add --case 2026-17 --requester \"J. Doe, legal\" --reason \"claim of a customer\" \\",
            "  --from 2026-01-01 --to 2026-03-31"
        })
final class HoldAddCommand implements Callable<ExitCode> {
    @Option(names = "--case", required = true, paramLabel = "ID", description = "the name of the case")
    private String caseId;

    @Option(names = "--requester", required = true, paramLabel = "WHO", description = "who asks for it")
    private String requester;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason;

    @Mixin
    private DayOptions dayOptions;

    @Option(
            names = "--zones",
            split = ",",
            paramLabel = "Invoice|source|errors|sealed|rollup|manifests",
            description = "which parts of the bucket, separated by commas (default: all)")
    private List<ArchiveZone> zones = List.of(ArchiveZone.values());

    @Mixin
    private HoldSession session;

    @Spec
    private CommandSpec spec;

    private final HoldSession.Means means;

    HoldAddCommand(HoldSession.Means means) {
        this.means = means;
    }

    @Override
    public ExitCode call() {
        HoldRun.Request request = request();
        return session.with(means, (register, run) -> {
            HoldRun.Outcome outcome = added(run, request);
            means.console()
                    .line("case " + caseId + ": " + outcome.now().stage() + ", "
                            + request.scope().days() + " in " + request.scope().zoneWords() + ", "
                            + outcome.versions() + " versions");
            return HoldSession.report(means.console(), outcome, "Run the same command again.");
        });
    }

    private HoldRun.Outcome added(HoldRun run, HoldRun.Request request) throws java.io.IOException {
        try {
            return run.add(request);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private HoldRun.Request request() {
        Scope scope = new Scope(wanted(), dayOptions.days());
        try {
            return new HoldRun.Request(caseId, requester, reason, scope);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Set<ArchiveZone> wanted() {
        return EnumSet.copyOf(zones);
    }
}
