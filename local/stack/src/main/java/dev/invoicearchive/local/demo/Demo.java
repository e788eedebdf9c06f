package dev.invoicearchive.local.demo;

import dev.invoicearchive.auditor.SealShown;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.DirectoryLock.DirectoryInUseException;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.local.runner.MovableClock;
import dev.invoicearchive.local.runner.Pipeline;
import dev.invoicearchive.local.table.ArchiveTables;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes history on a moved clock, then traffic at the time of day, through a whole local archive, and reports. */
public final class Demo {
    /** Between the end of the history and the present, so that the two never overlap. */
    private static final Duration GAP = Duration.ofMinutes(20);

    private static final int WAIT_MILLIS = 200;

    private final Console console;
    private final DataDirectory data;
    private final DemoScale scale;
    private final Clock present;
    private final MovableClock clock;

    /** @param present the time of day */
    public Demo(Console console, DataDirectory data, DemoScale scale, Clock present) {
        this.console = console;
        this.data = data;
        this.scale = scale;
        this.present = present;
        this.clock = new MovableClock(present);
    }

    /**
     * Runs the demo on an empty data directory, and stops what it started.
     *
     * @throws DirectoryInUseException if another stack runs on the directory
     * @throws IOException if something cannot be written or started
     * @throws TimeoutException if a program does not answer in time
     * @throws InterruptedException if the thread is asked to stop
     */
    public DemoReport run() throws IOException, TimeoutException, DirectoryInUseException, InterruptedException {
        Instant now = present.instant();
        Instant begin = now.atZone(ZoneOffset.UTC).minus(scale.span()).toInstant();
        LocalDate firstDay = LocalDate.ofInstant(begin, ZoneOffset.UTC);
        console.remark("Starting the table (DynamoDB Local), the engine (Trino) and the pipeline ...");
        LocalStack.Order order =
                new LocalStack.Order(data, Map.of(), clock, Optional.of(firstDay), LocalStack.Ports.FREE);
        try (LocalStack stack = LocalStack.start(order)) {
            DemoWriter writer = new DemoWriter(stack.tables(), ArchiveTables.TRANSACTIONS);
            DemoHistory history = new DemoHistory(scale.seed(), stack.settings().attributes());
            stack.pipeline().startReaders();
            writeHistory(
                    stack.pipeline(),
                    writer,
                    history,
                    DemoMoments.between(begin, now.minus(GAP), scale.eventHours(), scale.seed()));
            writeLiveTraffic(stack.pipeline(), writer, history);
            finish(stack.pipeline());
            SealReport sealed = seal(stack);
            console.remark("Asking the archive ...");
            return new DemoInspection(stack, data).report(sealed, () -> Duration.between(now, present.instant()));
        }
    }

    private void writeHistory(Pipeline pipeline, DemoWriter writer, DemoHistory history, List<Instant> moments)
            throws IOException {
        Task task = new Task("Writing " + scale.span().getYears() + " years of history", moments.size(), "hours");
        try (Progress progress = console.progress(task)) {
            for (Instant moment : moments) {
                clock.moveTo(moment);
                writer.write(history.writesAt(moment));
                pipeline.dispatchAll();
                progress.advance(1);
            }
        }
    }

    private void writeLiveTraffic(Pipeline pipeline, DemoWriter writer, DemoHistory history) throws IOException {
        clock.release();
        Task task = new Task("Writing live traffic", scale.liveChanges(), "changes");
        try (Progress progress = console.progress(task)) {
            int written = 0;
            while (written < scale.liveChanges()) {
                int more = writer.write(history.writesAt(clock.instant()));
                pipeline.dispatchAll();
                progress.advance(Math.min(more, scale.liveChanges() - written));
                written += more;
            }
        }
    }

    private SealReport seal(LocalStack stack) throws IOException {
        try (SealShown progress = new SealShown(console)) {
            return stack.seal(clock, progress);
        }
    }

    private void finish(Pipeline pipeline) throws IOException, InterruptedException {
        long logged = pipeline.changesLogged();
        long counted = pipeline.changesCounted();
        Task task = new Task("Bringing the live totals up to date", Math.max(1, logged - counted), "changes");
        CountDownLatch never = new CountDownLatch(1);
        try (Progress progress = console.progress(task)) {
            while (counted < logged && pipeline.problems().isEmpty()) {
                never.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                long now = pipeline.changesCounted();
                progress.advance(now - counted);
                counted = now;
            }
        }
        pipeline.stopThreads();
        pipeline.drain();
    }
}
