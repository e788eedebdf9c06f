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

/** What the rules of retention do. */
@Command(
        name = "lifecycle",
        description = "Tell how objects of the archive age.",
        footer = {"", "Example: ./archive lifecycle explain --bytes 900000"})
final class LifecycleCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private LifecycleCommand() {}

    static CommandLine line(Console console, Clock clock) {
        return new CommandLine(new LifecycleCommand()).addSubcommand(new ExplainCommand(console, clock));
    }

    @Override
    public ExitCode call() {
        throw new ParameterException(spec.commandLine(), "Missing command: found none, expected explain.");
    }
}
