package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.load.JournalException;
import dev.invoicearchive.ingest.load.JournalLock;
import dev.invoicearchive.ingest.load.JournalPaths;
import dev.invoicearchive.ingest.load.Load;
import dev.invoicearchive.ingest.load.LoadIdentity;
import dev.invoicearchive.ingest.load.LoadJournal;
import dev.invoicearchive.ingest.load.LoadSpeed;
import dev.invoicearchive.ingest.load.LocalJournalFiles;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.mapping.InvalidMappingException;
import dev.invoicearchive.ingest.mapping.MappedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the lines of a CSV or JSON lines file into the table. */
@Command(
        name = "load",
        sortOptions = false,
        description = "Bring the lines of a CSV or JSON lines file, plain or gzip, into the table.",
        footer = {
            "",
            "Killed or stopped, the same command goes on where it was; nothing is taken in twice or overwritten.",
            "Exit code 1 if lines were rejected, 4 if the file cannot be read to its end. More: docs/loading.md",
            "Example: ./archive load sales.csv.gz --invoice number --transaction line-number \\",
            "  --amount \"quantity * price\" --invoice-date sold --date-format \"dd/MM/uuuu\""
        })
final class LoadCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "FILE", description = "the file; gzip is recognised")
    private Path file;

    @Mixin
    private MappingOptions mappingOptions;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "where rejected lines are listed (default: the file's name with .rejected.csv, in the current"
                    + " folder)")
    private Optional<Path> rejected;

    @Option(names = "--again", description = "begin anew although this load was begun or finished before")
    private boolean again;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            defaultValue = "InvoiceTransactions",
            description = "the table to load into (default: ${DEFAULT-VALUE})")
    private String table;

    @Option(
            names = "--callers",
            paramLabel = "NUMBER",
            defaultValue = "2",
            description = "calls to the table at once (default: ${DEFAULT-VALUE})")
    private int callers;

    @Option(
            names = "--lines-per-call",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "lines written by one call, 1 to 100 (default: ${DEFAULT-VALUE})")
    private int linesPerCall;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private CommonOptions options;

    private final Console console;
    private final Connections connections;

    LoadCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        LoadSpeed speed = speed();
        try {
            MappedSource source = MappedSource.open(
                    file,
                    mappingOptions.text(),
                    TargetSettings.of(targetOptions.target(), options.data(), System.getenv()));
            JournalPaths paths = journalPaths();
            try (Connections.OpenTable open = connections.table(options, targetOptions.target(), table);
                    JournalLock lock = JournalLock.take(paths)) {
                return load(source, speed, open, lock.paths());
            }
        } catch (InvalidMappingException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        } catch (InvalidFileException | JournalException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), e);
        } catch (TableUnavailableException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read " + file + ": " + e.getMessage() + ", expected a readable file. Check the disk.",
                    e);
        }
    }

    private ExitCode load(MappedSource source, LoadSpeed speed, Connections.OpenTable open, JournalPaths paths)
            throws IOException, InvalidFileException, TableUnavailableException {
        LoadJournal journal = LoadJournal.open(
                new LocalJournalFiles(), paths, LoadIdentity.of(file, source.identity(), open.identity()), file, again);
        LoadSummary summary = new LoadSummary(console, file, table, journal);
        if (journal.isFinished()) {
            summary.printFinishedBefore(options.json());
            return exitCode(journal);
        }
        long resumedAfter = journal.settledThrough();
        try (Progress progress = console.progress(new Task("Loading", Math.max(1, Files.size(file)), "bytes"))) {
            new Load(open.writer(), journal, speed).run(source.telling(progress::advance));
        } finally {
            summary.print(options.json(), resumedAfter);
        }
        if (targetOptions.target() == Target.LOCAL) {
            console.remark("The archive and the live totals take these changes now: ./archive status");
        }
        return exitCode(journal);
    }

    private static ExitCode exitCode(LoadJournal journal) {
        return journal.counts().rejected() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private JournalPaths journalPaths() {
        Path list = rejected.orElseGet(() -> Path.of(file.getFileName() + JournalPaths.LIST_SUFFIX));
        Path folder = list.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot write " + list + ": " + folder + " is no folder that this user may write to, expected one."
                            + " Give another with --rejected.");
        }
        return JournalPaths.beside(list);
    }

    private LoadSpeed speed() {
        try {
            return new LoadSpeed(callers, linesPerCall);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
