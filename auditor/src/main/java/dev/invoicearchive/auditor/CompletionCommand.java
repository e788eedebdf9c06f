package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the completion script for bash and zsh. */
@Command(
        name = "completion",
        description = "Write a completion script for bash and zsh; use it with: source <(./archive completion)")
final class CompletionCommand implements Callable<ExitCode> {
    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private final Console console;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        console.output().print(AutoComplete.bash("archive", spec.root().commandLine()));
        console.output().flush();
        return ExitCode.OK;
    }
}
