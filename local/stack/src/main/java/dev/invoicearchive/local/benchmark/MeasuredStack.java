package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.benchmark.ArchiveProcess.Taken;
import dev.invoicearchive.local.process.ChildJvm;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.StackProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole local archive in processes of its own, whose memory is watched. */
final class MeasuredStack implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;
    private static final int LOOK_MILLIS = 100;
    private static final Duration STANDSTILL = Duration.ofMinutes(2);
    private static final Pattern PROGRAM = Pattern.compile("-D" + ChildJvm.NAME_PROPERTY + "=(\\S+)");
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Installation installation;
    private final Path folder;
    private final DataDirectory data;
    private final ArchiveProcess runner;
    private final RunningStack running;

    private MeasuredStack(
            Installation installation, Path folder, DataDirectory data, ArchiveProcess runner, RunningStack running) {
        this.installation = installation;
        this.folder = folder;
        this.data = data;
        this.runner = runner;
        this.running = running;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @throws IOException if it does not start; what it said is in {@code up.log} of the folder
     * @throws InterruptedException if the thread is asked to stop
     */
    static MeasuredStack up(Installation installation, Path folder, LocalDate firstDay)
            throws IOException, InterruptedException {
        DataDirectory data = new DataDirectory(folder.resolve("archive"));
        Path log = folder.resolve("up.log");
        ArchiveProcess runner = ArchiveProcess.start(
                installation,
                List.of(
                        "up",
                        "--foreground",
                        "--first-day",
                        firstDay.toString(),
                        "--data",
                        data.root().toString()),
                log);
        for (int i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_MILLIS && runner.isAlive(); i++) {
            Optional<RunningStack> running = RunningStack.find(data.root());
            if (running.isPresent()) {
                return new MeasuredStack(installation, folder, data, runner, running.get());
            }
            NEVER.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        runner.close();
        throw new IOException("Cannot start the archive: it did not answer. What it said is in " + log + ".");
    }

    RunningStack running() {
        return running;
    }

    /**
     * Runs one command on it, to its end.
     *
     * @throws IOException if the command fails; what it said is in its log in the folder
     * @throws InterruptedException if the thread is asked to stop
     */
    Taken run(List<String> words) throws IOException, InterruptedException {
        Path log = folder.resolve(words.get(0) + ".log");
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--data", data.root().toString()));
        try {
            return ArchiveProcess.start(installation, all, log).await();
        } catch (IOException e) {
            throw new IOException(
                    "Cannot run " + words.get(0) + ": " + e.getMessage() + ". What it said is in " + log + ".", e);
        }
    }

    /**
     * Waits until the live totals contain so many changes.
     *
     * @throws IOException if they stand still
     * @throws InterruptedException if the thread is asked to stop
     */
    void awaitCounted(long changes) throws IOException, InterruptedException {
        long counted = -1;
        long movedAt = System.nanoTime();
        while (counted < changes) {
            NEVER.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            long now =
                    StackProgress.load(data).map(StackProgress::changesCounted).orElse(0L);
            if (now > counted) {
                counted = now;
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > STANDSTILL.toNanos()) {
                throw new IOException("Cannot bring the live totals up to date: they stand at " + counted + " of "
                        + changes + " changes.");
            }
        }
    }

    /** The most memory that each of its programs has had. */
    Map<String, OptionalLong> peaks() {
        Map<String, OptionalLong> peaks = new LinkedHashMap<>();
        peaks.put("the runner", ProcessMemory.peak(runner.pid()));
        ProcessHandle.of(runner.pid()).ifPresent(process -> process.children()
                .forEach(child -> peaks.put("the " + program(child), ProcessMemory.peak(child.pid()))));
        return peaks;
    }

    /** By the word that its starter put in front, for the end of a long command line cannot be seen. */
    private static String program(ProcessHandle child) {
        Matcher name = PROGRAM.matcher(child.info().commandLine().orElse(""));
        return name.find() ? name.group(1) : "process " + child.pid();
    }

    @Override
    public void close() {
        runner.close();
    }
}
