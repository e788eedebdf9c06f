package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.mapping.InvalidMappingException;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.benchmark.ArchiveProcess.Taken;
import dev.invoicearchive.local.benchmark.BenchmarkReport.Figure;
import dev.invoicearchive.model.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/** One run: makes the files, measures the table alone, then the whole archive through its own commands. */
public final class Benchmark {
    private static final long BYTES_PER_MEGABYTE = 1_000_000;
    /** Every word that a mapping can say; both commands take theirs from it. */
    private static final String MAPPING = """
            {
              "invoice": "invoice",
              "transaction": "line-number",
              "amount": "quantity * unit_price",
              "country": "country",
              "invoiceDate": "sold_at",
              "dateFormat": "uuuu-MM-dd HH:mm:ss",
              "document": "rest",
              "eventTime": "sold_at",
              "eventTimeFormat": "uuuu-MM-dd HH:mm:ss",
              "eventTimeZone": "Z"
            }
            """;

    private final Console console;
    private final Installation installation;
    private final Path folder;
    private final BenchmarkScale scale;
    private final HistoryScale history;
    private final Clock clock;
    private final List<Figure> figures = new ArrayList<>();

    /** @param folder empty; everything is written into it */
    public Benchmark(
            Console console,
            Installation installation,
            Path folder,
            BenchmarkScale scale,
            HistoryScale history,
            Clock clock) {
        this.console = console;
        this.installation = installation;
        this.folder = folder;
        this.scale = scale;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Measures.
     *
     * @throws IOException if something cannot be written or started, or a command fails
     * @throws TimeoutException if a program does not answer in time
     * @throws InterruptedException if the thread is asked to stop
     */
    public BenchmarkReport run() throws IOException, TimeoutException, InterruptedException {
        Path loaded = folder.resolve("load.csv");
        Path imported = folder.resolve("backfill.csv");
        Path mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);
        console.remark("Making the files ...");
        new InvoiceFile(scale).write(loaded, scale.loadLines());
        new InvoiceFile(scale).write(imported, scale.backfillLines());
        console.remark("Measuring DynamoDB Local alone ...");
        TableBound bound = bound(loaded, mapping);
        console.remark("Starting the archive ...");
        try (MeasuredStack stack = MeasuredStack.up(installation, folder, scale.firstDay())) {
            load(stack, loaded, mapping, bound);
            backfill(stack, imported, mapping);
            ask(stack.running());
            stack.peaks().forEach((name, peak) -> memory(name, peak));
        }
        if (history.days() > 0) {
            Path place = Files.createDirectories(folder.resolve("history"));
            figures.addAll(new HistoryPart(console, installation, place, history, clock).measure());
        }
        return new BenchmarkReport(figures);
    }

    private TableBound bound(Path file, Path mapping) throws IOException, TimeoutException {
        try {
            MappedSource source = MappedSource.open(file, MappingText.read(mapping), ArchiveSettings.DEFAULT);
            return TableBound.measure(installation, folder.resolve("bound"), source);
        } catch (InvalidFileException | InvalidMappingException e) {
            throw new IllegalStateException("Invalid benchmark file: " + e.getMessage(), e);
        }
    }

    private void load(MeasuredStack stack, Path file, Path mapping, TableBound bound)
            throws IOException, InterruptedException {
        console.remark("Loading " + scale.loadLines() + " lines into the table ...");
        long begin = System.nanoTime();
        Taken taken = stack.run(List.of("load", file.toString(), "--mapping", mapping.toString()));
        stack.awaitCounted(scale.loadLines());
        Duration whole = Duration.ofNanos(System.nanoTime() - begin);
        figures.add(new Figure(
                "load, until the live totals have every line",
                perSecond(scale.loadLines(), whole),
                "lines/s",
                "DynamoDB Local alone, same writes: " + perSecond(scale.loadLines(), bound.both()),
                bound.both().toMillis() * 100 / whole.toMillis()));
        figures.add(Figure.of(
                "  the command itself",
                perSecond(scale.loadLines(), taken.elapsed()),
                "lines/s",
                "DynamoDB Local alone, items only: " + perSecond(scale.loadLines(), bound.items())));
        memory("load", taken.peakBytes());
    }

    private void backfill(MeasuredStack stack, Path file, Path mapping) throws IOException, InterruptedException {
        console.remark("Bringing " + scale.backfillLines() + " lines of history into the archive ...");
        Taken taken = stack.run(List.of(
                "backfill", "--from", file.toString(), "--mapping", mapping.toString(), "--event-time", "sold_at"));
        figures.add(Figure.of(
                "backfill, from the file to delivered Parquet",
                perSecond(scale.backfillLines(), taken.elapsed()),
                "changes/s",
                "the command's whole time, " + taken.elapsed().toMillis() + " ms"));
        memory("backfill", taken.peakBytes());
    }

    private void ask(RunningStack running) throws IOException {
        console.remark("Asking ...");
        for (QueryTiming timing : Questions.ask(running)) {
            figures.add(Figure.of(
                    timing.name(),
                    timing.median().toMillis(),
                    "ms",
                    "first " + timing.first().toMillis() + " ms; reads " + timing.bytesScanned() / 1000 + " kB"));
        }
    }

    private void memory(String program, OptionalLong peakBytes) {
        if (peakBytes.isPresent()) {
            figures.add(Figure.of("memory, peak of " + program, peakBytes.getAsLong() / BYTES_PER_MEGABYTE, "MB", ""));
        }
    }

    private static long perSecond(long count, Duration time) {
        return count * 1000 / Math.max(1, time.toMillis());
    }
}
