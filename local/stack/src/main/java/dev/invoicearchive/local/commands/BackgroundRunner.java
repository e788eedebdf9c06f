package dev.invoicearchive.local.commands;

import dev.invoicearchive.auditor.CommandFailure;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.runner.DataDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts a runner in a process of its own, which outlives this one, and waits until it is ready. */
final class BackgroundRunner {
    private static final int PATIENCE_SECONDS = 120;
    private static final int LOOKS_PER_SECOND = 5;
    private static final int SECONDS_BETWEEN_REMARKS = 10;

    private final Console console;
    private final DataDirectory data;

    BackgroundRunner(Console console, DataDirectory data) {
        this.console = console;
        this.data = data;
    }

    RunningStack start(List<String> options) throws IOException, InterruptedException {
        Path log = data.log("console");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(command(options))
                .redirectInput(ProcessBuilder.Redirect.from(new File(nullDevice())))
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
        console.remark("Starting the table, the engine and the pipeline ...");
        for (int seconds = 0; seconds < PATIENCE_SECONDS; seconds++) {
            for (int i = 0; i < LOOKS_PER_SECOND; i++) {
                boolean ended = process.waitFor(1000 / LOOKS_PER_SECOND, TimeUnit.MILLISECONDS);
                Optional<RunningStack> running = RunningStack.find(data.root());
                if (running.isPresent()) {
                    return running.get();
                }
                if (ended) {
                    throw failure(log, process.exitValue());
                }
            }
            if (seconds > 0 && seconds % SECONDS_BETWEEN_REMARKS == 0) {
                console.remark("Still starting after " + seconds + " s ...");
            }
        }
        process.destroy();
        throw new CommandFailure(
                ExitCode.ENVIRONMENT,
                "Cannot start the local stack: not ready after " + PATIENCE_SECONDS + " s. Its log is " + log + ".");
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        // A session of its own, so that closing the terminal does not end the runner.
        findTool("setsid").or(() -> findTool("nohup")).ifPresent(command::add);
        List<String> words = new ArrayList<>(
                List.of("up", "--foreground", "--data", data.root().toString()));
        words.addAll(options);
        command.addAll(Installation.current().commandLine(words));
        return command;
    }

    private static Optional<String> findTool(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String nullDevice() {
        return File.separatorChar == '/' ? "/dev/null" : "NUL";
    }

    /** The runner has printed its own one line; it is handed on with its exit code. */
    private static CommandFailure failure(Path log, int exitCode) throws IOException {
        String prefix = "error: ";
        String message = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst()
                .orElse("Cannot start the local stack: it ended at once. Its log is " + log + ".");
        ExitCode code = Arrays.stream(ExitCode.values())
                .filter(candidate -> candidate.number() == exitCode && candidate != ExitCode.OK)
                .findFirst()
                .orElse(ExitCode.INTERNAL);
        return new CommandFailure(code, message);
    }
}
