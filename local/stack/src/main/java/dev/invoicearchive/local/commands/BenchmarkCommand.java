package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.CommonOptions;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.FormatOption;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.benchmark.Benchmark;
import dev.invoicearchive.local.benchmark.BenchmarkReport;
import dev.invoicearchive.local.benchmark.BenchmarkScale;
import dev.invoicearchive.local.benchmark.HistoryScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Measures this machine. */
@Command(
        name = "benchmark",
        description = "Measure this machine: load, backfill, queries and memory, on an archive made for it.",
        footer = {
            "",
            "Nothing of an existing archive is touched. Close other programs: everything runs on the same cores.",
            "The history lies in an archive of its own; it is asked, sealed and asked again.",
            "The load stands beside what DynamoDB Local can do alone with the same writes, in the same run."
        })
final class BenchmarkCommand implements Callable<ExitCode> {
    private static final int HISTORY_DAYS_MAX = 10_000;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions options;

    @Mixin
    private FormatOption format;

    @Option(
            names = "--load-lines",
            paramLabel = "N",
            defaultValue = "20000",
            description = "invoice lines into the table (default: ${DEFAULT-VALUE})")
    private int loadLines;

    @Option(
            names = "--backfill-lines",
            paramLabel = "N",
            defaultValue = "200000",
            description = "invoice lines into the archive alone (default: ${DEFAULT-VALUE})")
    private int backfillLines;

    @Option(
            names = "--history-days",
            paramLabel = "N",
            defaultValue = "2557",
            description = "days of history that are asked before and after they are sealed; 0 for none (default:"
                    + " ${DEFAULT-VALUE})")
    private int historyDays;

    @Option(
            names = "--history-changes",
            paramLabel = "N",
            defaultValue = "500000",
            description = "changes of that history (default: ${DEFAULT-VALUE})")
    private int historyChanges;

    @Option(names = "--keep", description = "leave the files and the archive where they were written, and say where")
    private boolean keep;

    private final Clock clock;

    /** @param clock by which the history lies in the past */
    BenchmarkCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        OutputForm form = format.with(options);
        if (loadLines < 1 || backfillLines < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid number of lines: " + Math.min(loadLines, backfillLines) + ", expected 1 or more.");
        }
        if (historyDays < 0 || historyDays > HISTORY_DAYS_MAX || historyChanges < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid history: " + historyDays + " days and " + historyChanges + " changes, expected 0 to "
                            + HISTORY_DAYS_MAX + " days and 1 change or more.");
        }
        try {
            Path folder = Files.createTempDirectory("archive-benchmark-");
            run(folder).print(console, form);
            finish(folder);
            return ExitCode.OK;
        } catch (IOException | TimeoutException | SdkException | IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot measure: " + message + (message.endsWith(".") ? "" : ".") + " Mend that and measure again.",
                    e);
        }
    }

    private BenchmarkReport run(Path folder) throws IOException, TimeoutException, InterruptedException {
        BenchmarkScale scale = BenchmarkScale.ofYear(loadLines, backfillLines);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        HistoryScale history = HistoryScale.before(today, historyDays, historyChanges);
        return new Benchmark(console, Installation.current(), folder, scale, history, clock).run();
    }

    private void finish(Path folder) throws IOException {
        if (keep) {
            console.remark("Everything is in " + folder + ".");
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
