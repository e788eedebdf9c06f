package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.retention.hold.HoldEntry;
import dev.invoicearchive.lifecycle.retention.hold.HoldRun;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Closes a case. */
@Command(
        name = "release",
        sortOptions = false,
        description = "Close a case: take the hold off what no other open case holds.",
        footer = {"", "Killed or failed in part, run it again. Retention stays as it is."})
final class HoldReleaseCommand implements Callable<ExitCode> {
    @Option(names = "--case", required = true, paramLabel = "ID", description = "the name of the case")
    private String caseId;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why it is closed")
    private String reason;

    @Option(names = "--requester", paramLabel = "WHO", description = "who asks for it")
    private Optional<String> requester;

    @Mixin
    private HoldSession session;

    @Spec
    private CommandSpec spec;

    private final HoldSession.Means means;

    HoldReleaseCommand(HoldSession.Means means) {
        this.means = means;
    }

    @Override
    public ExitCode call() {
        check();
        return session.with(means, (register, run) -> {
            HoldRun.Outcome outcome = released(run);
            means.console()
                    .line("case " + caseId + ": " + outcome.now().stage() + ", " + outcome.versions()
                            + " versions gone through");
            return HoldSession.report(means.console(), outcome, "Run the same command again.");
        });
    }

    private HoldRun.Outcome released(HoldRun run) throws IOException {
        try {
            return run.release(caseId, requester, reason);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private void check() {
        try {
            HoldEntry.checkCase(caseId);
            HoldEntry.checkText("reason", reason);
            requester.ifPresent(text -> HoldEntry.checkText("requester", text));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
