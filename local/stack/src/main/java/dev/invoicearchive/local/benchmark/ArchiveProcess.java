package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.local.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** One command of the archive in a process of its own, with the options that the launcher gives it. */
final class ArchiveProcess implements AutoCloseable {
    private static final int LOOK_MILLIS = 50;

    private final Process process;
    private final long startedNanos;
    private OptionalLong peak = OptionalLong.empty();

    private ArchiveProcess(Process process) {
        this.process = process;
        this.startedNanos = System.nanoTime();
        // A benchmark that is ended must not leave an archive running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-child"));
    }

    /**
     * What a finished command took.
     *
     * @param elapsed from its start to its end, the JVM's own start included
     * @param peakBytes the most memory it had resident; empty where the system does not tell
     */
    record Taken(Duration elapsed, OptionalLong peakBytes) {}

    /**
     * Starts a command.
     *
     * @param console where its output goes, errors included; the command works in the folder that holds it
     * @throws IOException if it cannot be started
     */
    static ArchiveProcess start(Installation installation, List<String> words, Path console) throws IOException {
        return new ArchiveProcess(new ProcessBuilder(installation.commandLine(words))
                .directory(console.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
                .start());
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits for the end.
     *
     * @throws IOException if the command failed
     * @throws InterruptedException if the thread is asked to stop
     */
    Taken await() throws IOException, InterruptedException {
        boolean ended;
        do {
            OptionalLong seen = ProcessMemory.peak(process.pid());
            peak = seen.isPresent() ? seen : peak;
            ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } while (!ended);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue());
        }
        return new Taken(elapsed, peak);
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
