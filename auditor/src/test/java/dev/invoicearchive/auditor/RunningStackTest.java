package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that lives is found by its announcement; one that died, or whose id another process got, is not. */
class RunningStackTest {
    private static final Instant MY_START =
            ProcessHandle.current().info().startInstant().orElseThrow();

    @TempDir
    private Path data;

    @Test
    void aLivingRunnerIsFound() throws IOException {
        RunningStack stack = stack(ProcessHandle.current().pid(), MY_START.plusSeconds(5));

        stack.announce(data);

        assertThat(RunningStack.find(data)).contains(stack);
        assertThat(RunningStack.require(data)).isEqualTo(stack);
    }

    @Test
    void aDeadRunnerIsNotFound() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        stack(ended.pid(), MY_START).announce(data);

        assertThat(RunningStack.find(data)).isEmpty();
    }

    @Test
    void aLaterProcessWithTheSameIdIsNotTakenForTheRunner() throws IOException {
        stack(ProcessHandle.current().pid(), MY_START.minusSeconds(60)).announce(data);

        assertThat(RunningStack.find(data)).isEmpty();
    }

    @Test
    void whereNothingWasAnnouncedNothingRuns() {
        assertThat(RunningStack.find(data)).isEmpty();
        assertThatThrownBy(() -> RunningStack.require(data))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("none runs on " + data);
    }

    @Test
    void aBrokenAnnouncementIsNamed() throws IOException {
        Path file = RunningStack.file(data);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"runnerPid\": 1}", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RunningStack.find(data))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Remove the file if no stack runs.");
    }

    private static RunningStack stack(long pid, Instant startedAt) {
        return new RunningStack(
                pid,
                URI.create("http://127.0.0.1:1001"),
                URI.create("http://127.0.0.1:1002"),
                URI.create("http://127.0.0.1:1004"),
                URI.create("http://127.0.0.1:1005"),
                "jdbc:trino://127.0.0.1:1003/hive/invoice_archive",
                startedAt);
    }
}
