package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.demo.Demo;
import dev.invoicearchive.local.demo.DemoReport;
import dev.invoicearchive.local.demo.DemoScale;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.DirectoryLock.DirectoryInUseException;
import dev.invoicearchive.local.runner.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.core.exception.SdkException;

/** Writes seven years of history through the whole archive and shows what came of it. */
@Command(
        name = "demo",
        description = "Write seven years of invoices through the whole archive, show what came of it, and stop.",
        footer = {"", "The data stays; ./archive up serves it. Exit code 1 if live totals and archive differ."})
final class DemoCommand implements Callable<ExitCode> {
    private final Console console;

    @Mixin
    private CommonOptions options;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        DataDirectory data = new DataDirectory(options.data());
        if (Files.exists(data.settings())) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot write the demo into " + data.root() + ": an archive is there already, expected an empty"
                            + " folder. Look at it with: ./archive up --data " + data.root()
                            + " or name another folder with --data.");
        }
        StartFailures.checkWritable(data);
        try {
            DemoReport report = new Demo(console, data, DemoScale.SEVEN_YEARS, Clock.systemUTC()).run();
            report.print(console, options.json());
            return report.isRight() ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (IOException
                | TimeoutException
                | DirectoryInUseException
                | SdkException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw StartFailures.failure(e, data, LocalStack.Ports.FREE);
        }
    }
}
