package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.ArchiveEnvironment;
import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.DirectoryLock.DirectoryInUseException;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.local.runner.Runner;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkException;

/** Starts the local stack on a data directory. */
@Command(
        name = "up",
        description = "Start the whole archive on this machine, on the data that is there.",
        footer = {
            "",
            "A new data directory takes its settings from variables such as ARCHIVE_FIRST_DAY=2019-01-01 and keeps",
            "them. Everything listens on the loopback address only."
        })
final class UpCommand implements Callable<ExitCode> {
    private final Console console;

    @Mixin
    private CommonOptions options;

    @Mixin
    private StackOptions stackOptions;

    @Option(names = "--foreground", description = "stay in this process until it is asked to end")
    private boolean foreground;

    UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(options.data());
        StartFailures.checkWritable(data);
        Optional<RunningStack> running = RunningStack.find(data.root());
        if (running.isPresent()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot start on " + data.root() + ": a stack runs there as process "
                            + running.get().runnerPid() + ", expected none. Use it, or stop it with: ./archive down"
                            + " --data " + data.root());
        }
        return foreground ? serve(data) : startInBackground(data);
    }

    private ExitCode serve(DataDirectory data) throws InterruptedException {
        LocalStack stack = start(data);
        StackSummary.print(console, announce(stack, data), data, options.json());
        List<String> dead = new Runner(stack, data).run();
        if (!dead.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot go on: " + String.join(", ", dead) + " ended by itself. Nothing is lost; start again with:"
                            + " ./archive up --data " + data.root());
        }
        return ExitCode.OK;
    }

    private static RunningStack announce(LocalStack stack, DataDirectory data) {
        try {
            return stack.announce();
        } catch (IOException e) {
            stack.close();
            throw StartFailures.failure(e, data, LocalStack.Ports.FREE);
        }
    }

    private LocalStack start(DataDirectory data) throws InterruptedException {
        try {
            return LocalStack.start(new LocalStack.Order(
                    data,
                    ArchiveEnvironment.settings(System.getenv()),
                    Clock.systemUTC(),
                    stackOptions.firstDay(),
                    stackOptions.ports()));
        } catch (IOException
                | TimeoutException
                | DirectoryInUseException
                | SdkException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw StartFailures.failure(e, data, stackOptions.ports());
        }
    }

    private ExitCode startInBackground(DataDirectory data) throws IOException, InterruptedException {
        RunningStack running = new BackgroundRunner(console, data).start(stackOptions.words());
        StackSummary.print(console, running, data, options.json());
        return ExitCode.OK;
    }
}
