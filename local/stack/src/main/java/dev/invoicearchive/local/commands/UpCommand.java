package dev.invoicearchive.local.commands;

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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
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
    private static final int PORT_MAX = 65_535;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions options;

    @Option(
            names = "--athena-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "port of the Athena endpoint (default: a free one)")
    private void usePort(int port) {
        if (port < 0 || port > PORT_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option --athena-port: " + port + ", expected 0 to " + PORT_MAX + ".");
        }
        athenaPort = port;
    }

    private int athenaPort;

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
            throw StartFailures.failure(e, data, 0);
        }
    }

    private LocalStack start(DataDirectory data) throws InterruptedException {
        try {
            return LocalStack.start(
                    new LocalStack.Order(data, ArchiveEnvironment.ofProcess(), Clock.systemUTC(), athenaPort));
        } catch (IOException
                | TimeoutException
                | DirectoryInUseException
                | SdkException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw StartFailures.failure(e, data, athenaPort);
        }
    }

    private ExitCode startInBackground(DataDirectory data) throws IOException, InterruptedException {
        RunningStack running = new BackgroundRunner(console, data).start(athenaPort);
        StackSummary.print(console, running, data, options.json());
        return ExitCode.OK;
    }
}
