package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.backfill.Backfill;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import dev.invoicearchive.ingest.backfill.BackfillStoppedException;
import dev.invoicearchive.ingest.backfill.Pause;
import dev.invoicearchive.ingest.backfill.RejectedFile;
import dev.invoicearchive.ingest.backfill.SortSpaceException;
import dev.invoicearchive.ingest.backfill.StreamUnreachableException;
import dev.invoicearchive.ingest.load.JournalException;
import dev.invoicearchive.ingest.mapping.InvalidMappingException;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the history of another system into the archive, and only there. */
@Command(
        name = "backfill",
        sortOptions = false,
        description = "Bring the history of another system, a CSV or JSON lines file, into the archive and only there.",
        footer = {
            "",
            "The table and the live totals never see it. Killed or stopped, run the same command again: the same event",
            "keeps its id, so that nothing is counted twice. Exit code 1 if lines were rejected or not delivered.",
            "More: docs/backfill.md",
            "Example: ./archive backfill --from old.csv.gz --invoice number --transaction line-number \\",
            "  --amount \"quantity * price\" --event-time sold --event-time-format \"uuuu-MM-dd HH:mm:ss\""
        })
final class BackfillCommand implements Callable<ExitCode> {
    private static final String REJECTED_SUFFIX = ".backfill-rejected.csv";
    private static final String WORK_FOLDER = "work";

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "FILE", description = "the file; gzip is recognised")
    private Path file;

    @Mixin
    private MappingOptions mappingOptions;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "import",
            description =
                    "the system that the history comes from, part of every event's id (default: ${DEFAULT-VALUE})")
    private String source;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "where rejected lines are listed (default: the file's name with " + REJECTED_SUFFIX
                    + ", in the current folder)")
    private Optional<Path> rejected;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "folder for sorting, several times the file's size (default: work in the data folder)")
    private Optional<Path> work;

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            defaultValue = "invoice-archive-direct",
            description = "the delivery stream with direct put (default: ${DEFAULT-VALUE})")
    private String stream;

    @Option(
            names = "--open-partitions",
            paramLabel = "NUMBER",
            defaultValue = "500",
            description = "how many partitions the delivery stream may have open (default: ${DEFAULT-VALUE})")
    private int openPartitions;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private CommonOptions options;

    private final Console console;
    private final Connections connections;
    private final Clock clock;

    /** @param clock events after its time are rejected */
    BackfillCommand(Console console, Connections connections, Clock clock) {
        this.console = console;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        MappingText text = checkedMapping();
        BackfillProgress progress = new BackfillProgress(console, file);
        try (Connections.OpenStream open =
                connections.stream(options, targetOptions.target(), stream, progress::waiting)) {
            return backfill(text, open.stream(), progress);
        } catch (InvalidMappingException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        } catch (InvalidFileException | SortSpaceException | JournalException e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), e);
        } catch (StreamUnreachableException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot ask the delivery stream " + stream + ": " + e.getMessage()
                            + ", expected an answer. Start it with ./archive up and run the same command again.",
                    e);
        } catch (BackfillStoppedException e) {
            throw failure(e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read " + file + ", or list its rejected lines: " + e.getMessage()
                            + ", expected a readable file and room. Check the disk.",
                    e);
        }
    }

    private ExitCode backfill(MappingText text, Backfill.Stream target, BackfillProgress progress)
            throws IOException, InvalidFileException, InvalidMappingException, BackfillStoppedException,
                    InterruptedException {
        ArchiveSettings settings = TargetSettings.of(targetOptions.target(), options.data(), System.getenv());
        MappedSource mapped = MappedSource.open(file, text, settings);
        Path list = rejected.orElseGet(() -> Path.of(file.getFileName() + REJECTED_SUFFIX));
        Backfill.Order order = new Backfill.Order(
                source,
                settings.attributes(),
                settings.firstDay(),
                clock.instant(),
                openPartitions,
                work.orElseGet(() -> options.data().resolve(WORK_FOLDER)));
        BackfillReport report;
        try (RejectedFile rejections = RejectedFile.begin(list, file);
                progress) {
            report = new Backfill(order, target, Pause.REAL, progress.listingIn(rejections))
                    .run(mapped.telling(progress::read));
        }
        new BackfillSummary(console, file, list).print(report, options);
        return report.isComplete() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private MappingText checkedMapping() {
        if (openPartitions < Backfill.Order.OPEN_PARTITIONS_MIN) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option --open-partitions: " + openPartitions + ", expected "
                            + Backfill.Order.OPEN_PARTITIONS_MIN + " or more.");
        }
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing option --from: none, expected the file that holds the history.");
        }
        MappingText text = mappingOptions.text();
        if (text.value(MappingKey.EVENT_TIME).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing option --event-time: none, expected the column that tells when each change happened.");
        }
        return text;
    }

    private CommandFailure failure(BackfillStoppedException stopped) {
        if (stopped.kind() == BackfillStoppedException.Kind.STREAM) {
            return new CommandFailure(ExitCode.UNREACHABLE, stopped.getMessage(), stopped);
        }
        String next = stopped.neededFirstDay()
                .map(day -> targetOptions.target() == Target.LOCAL
                        ? " Let the archive begin earlier: ./archive down --data " + options.data()
                                + " && ./archive up --data " + options.data() + " --first-day " + day
                        : " Let the archive begin earlier: deploy it with ARCHIVE_FIRST_DAY=" + day)
                .orElse("");
        return new CommandFailure(ExitCode.FINDINGS, stopped.getMessage() + next, stopped);
    }
}
