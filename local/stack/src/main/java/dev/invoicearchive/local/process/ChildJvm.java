package dev.invoicearchive.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program in a JVM of its own. The contract with the child: it prints one line {@code READY <port>} on standard
 * output when it serves, and it ends when its standard input ends, so that even a killed parent leaves no child behind.
 */
public final class ChildJvm implements AutoCloseable {
    /** Says in a list of processes which program one is; nothing reads it in the program itself. */
    public static final String NAME_PROPERTY = "archive.program";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final int port;

    private ChildJvm(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
    }

    /**
     * What to start.
     *
     * @param name for messages
     * @param javaHome the JDK or JRE to use
     * @param jvmOptions such as {@code -Xmx256m}
     * @param classPath jars and folders, joined by the platform's path separator; empty for a source-file launch
     * @param program the main class or source file, and its arguments
     * @param logFile where standard error goes, and standard output after the ready line
     */
    public record Launch(
            String name, Path javaHome, List<String> jvmOptions, String classPath, List<String> program, Path logFile) {
        public Launch {
            jvmOptions = List.copyOf(jvmOptions);
            program = List.copyOf(program);
        }

        private List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(javaHome.resolve("bin").resolve("java").toString());
            command.add("-D" + NAME_PROPERTY + "=" + name);
            command.addAll(jvmOptions);
            if (!classPath.isEmpty()) {
                command.add("-cp");
                command.add(classPath);
            }
            command.addAll(program);
            return command;
        }
    }

    /**
     * Starts the program and waits until it serves.
     *
     * @throws IOException if it does not start, or ends before it serves
     * @throws TimeoutException if it does not serve within {@code patience}
     */
    public static ChildJvm start(Launch launch, Duration patience) throws IOException, TimeoutException {
        Files.createDirectories(launch.logFile().getParent());
        Process process = new ProcessBuilder(launch.command())
                .redirectError(ProcessBuilder.Redirect.appendTo(launch.logFile().toFile()))
                .start();
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(process, launch, ready), launch.name() + "-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return new ChildJvm(launch.name(), process, ready.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            process.destroyForcibly();
            throw new IOException(
                    "Cannot start " + launch.name() + ": " + e.getCause().getMessage() + ". Its log is "
                            + launch.logFile() + ".",
                    e.getCause());
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new TimeoutException("Cannot start " + launch.name() + ": not ready after " + patience.toSeconds()
                    + " s. Its log is " + launch.logFile() + ".");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Cannot start " + launch.name() + ": interrupted.", e);
        }
    }

    /** The loopback port that the child serves. */
    public int port() {
        return port;
    }

    /** The child's process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether the child still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the child as kill -9 does, for tests of recovery. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks the child to end by closing its input, and ends it by force if it takes too long. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + " (process " + pid() + ", port " + port + ")";
    }

    private static void follow(Process process, Launch launch, CompletableFuture<Integer> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("READY ")) {
                    ready.complete(
                            Integer.parseInt(line.substring("READY ".length()).strip()));
                } else {
                    Files.writeString(
                            launch.logFile(),
                            line + System.lineSeparator(),
                            StandardCharsets.UTF_8,
                            java.nio.file.StandardOpenOption.CREATE,
                            java.nio.file.StandardOpenOption.APPEND);
                }
            }
            ready.completeExceptionally(new IOException("it ended before it was ready"));
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            ready.completeExceptionally(e);
        }
    }
}
