package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Legal holds. */
@Command(
        name = "hold",
        description = "Keep days of the archive beyond every rule, as long as a legal case is open.",
        footer = {
            "",
            "What is held cannot be removed, whatever its retention or an expiry say. Several cases may hold the same days.",
            "More: docs/operations.md"
        })
final class HoldCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private HoldCommand() {}

    static CommandLine line(Console console, Connections connections, Clock clock) {
        HoldSession.Means means = new HoldSession.Means(console, connections, clock);
        return new CommandLine(new HoldCommand())
                .addSubcommand(new HoldAddCommand(means))
                .addSubcommand(new HoldListCommand(means))
                .addSubcommand(new HoldReleaseCommand(means));
    }

    @Override
    public ExitCode call() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: found none, expected one of add, list, release.");
    }
}
