package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the local stack in order. */
@Command(
        name = "down",
        description = "Stop the archive on this machine; what has begun is finished, and the data stays.")
final class DownCommand implements Callable<ExitCode> {
    private static final int PATIENCE_SECONDS = 120;

    private final Console console;

    @Mixin
    private CommonOptions options;

    DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        Optional<RunningStack> running = RunningStack.find(options.data());
        if (running.isEmpty()) {
            console.line(options.json() ? "{\"stopped\":false}" : "Nothing runs on " + options.data() + ".");
            return ExitCode.OK;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(running.get().runnerPid());
        if (process.isPresent()) {
            stop(process.get());
        }
        console.line(options.json() ? "{\"stopped\":true}" : "Stopped. The data stays in " + options.data() + ".");
        return ExitCode.OK;
    }

    private void stop(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot stop process " + process.pid() + ": it still runs after " + PATIENCE_SECONDS
                            + " s, expected it to end. End it with: kill -9 " + process.pid()
                            + " (nothing is lost; the next start goes on).",
                    e);
        }
    }
}
