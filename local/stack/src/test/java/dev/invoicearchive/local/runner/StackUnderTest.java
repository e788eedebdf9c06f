package dev.invoicearchive.local.runner;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.local.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A whole stack in processes of its own, started through the command line as a person would. */
final class StackUnderTest {
    private static final int PATIENCE_SECONDS = 180;

    private final Path data;
    private final Process runner;
    private final RunningStack running;

    private StackUnderTest(Path data, Process runner, RunningStack running) {
        this.data = data;
        this.runner = runner;
        this.running = running;
    }

    static StackUnderTest up(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Path log = data.resolve("test-console.log");
        Process runner = new ProcessBuilder(
                        Installation.current().commandLine(List.of("up", "--foreground", "--data", data.toString())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            boolean ended = runner.waitFor(100, TimeUnit.MILLISECONDS);
            Optional<RunningStack> running = RunningStack.find(data).filter(found -> found.runnerPid() == runner.pid());
            if (running.isPresent()) {
                return new StackUnderTest(data, runner, running.get());
            }
            if (ended) {
                break;
            }
        }
        runner.destroyForcibly();
        throw new IOException("The stack did not start:\n" + Files.readString(log, StandardCharsets.UTF_8));
    }

    /** Runs one short command to its end; gives its exit code and what it printed. */
    static Finished command(Path data, String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", data.toString()));
        Process process = new ProcessBuilder(Installation.current().commandLine(arguments))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }

    /** What a command did. */
    record Finished(int exitCode, String output) {}

    RunningStack running() {
        return running;
    }

    /** Ends every process as kill -9 does, in an order that the random source chooses. */
    void killAll(Random random) {
        List<ProcessHandle> all = new ArrayList<>(runner.children().toList());
        all.add(runner.toHandle());
        Collections.shuffle(all, random);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    void down() throws IOException, InterruptedException {
        Finished finished = command(data, "down");
        if (finished.exitCode() != 0 || !runner.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The stack did not stop: " + finished.output());
        }
    }
}
