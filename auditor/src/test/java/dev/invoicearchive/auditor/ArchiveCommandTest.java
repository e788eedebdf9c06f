package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What all commands share: help, version, completion, one line for each error, and the exit code. */
class ArchiveCommandTest {
    private final Shell shell = new Shell();

    @Command(name = "break")
    static final class BreakCommand implements Callable<ExitCode> {
        @Mixin
        private CommonOptions options;

        private final RuntimeException failure;

        BreakCommand(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public ExitCode call() {
            throw failure;
        }
    }

    @Command(name = "find")
    static final class FindCommand implements Callable<ExitCode> {
        @Mixin
        private CommonOptions options;

        @Override
        public ExitCode call() {
            return ExitCode.FINDINGS;
        }
    }

    @Test
    void helpNamesTheCommandsAndTheExitCodes() {
        int exitCode = shell.run(List.of(new FindCommand()), "--help");

        assertThat(exitCode).isZero();
        assertThat(shell.output()).contains("find", "query", "totals", "completion", "Exit codes:");
        assertThat(shell.output()).contains("70", "a fault of this program").doesNotContain("\u001b");
    }

    @Test
    void everyCommandHasTheCommonOptions() {
        for (String command : List.of("query", "totals", "cost", "completion")) {
            Shell help = new Shell();
            assertThat(help.run(List.of(), command, "--help")).isZero();
            assertThat(help.output()).contains("--data=DIR", "--json", "--help", "--version");
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(shell.run(List.of(), "totals", "--version")).isZero();
        assertThat(shell.output()).matches("archive \\d+\\.\\d+\\.\\d+ \\(Java .*\\)\\R");
    }

    @ParameterizedTest
    @MethodSource
    void aWrongCommandLineGetsOneLineAndExitCode2(List<String> arguments, String message) {
        int exitCode = shell.run(List.of(), arguments.toArray(String[]::new));

        assertThat(exitCode).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.output()).isEmpty();
        assertThat(shell.errors()).isEqualTo("error: " + message + System.lineSeparator());
    }

    static Stream<Arguments> aWrongCommandLineGetsOneLineAndExitCode2() {
        return Stream.of(
                Arguments.of(
                        List.of(),
                        "Missing command: found none, expected one of query, totals, gaps, load, backfill, seal, verify, chain, lifecycle, restore, hold, cost, doctor, trial, completion. See: ./archive --help"),
                Arguments.of(
                        List.of("totls"),
                        "Invalid argument: totls, expected one that ./archive knows. Did you mean totals?"
                                + " See: ./archive --help"),
                Arguments.of(
                        List.of("--data", "x", "totals"),
                        "Invalid option before the command: --data, expected one that ./archive knows."
                                + " See: ./archive --help"),
                Arguments.of(
                        List.of("totals", "--traget", "aws"),
                        "Invalid option: --traget, expected one that ./archive totals knows. Did you mean --target?"
                                + " See: ./archive totals --help"),
                Arguments.of(
                        List.of("totals", "--target", "mars"),
                        "Invalid value of --target: mars, expected local|aws. See: ./archive totals --help"),
                Arguments.of(
                        List.of("totals", "I-1", "I-2"),
                        "Invalid argument: I-2, expected one that ./archive totals knows. See: ./archive totals --help"),
                Arguments.of(
                        List.of("totals", "--data"),
                        "Missing argument of ./archive totals: found none, expected DIR."
                                + " See: ./archive totals --help"),
                Arguments.of(
                        List.of("totals", "I-1", "--sum"),
                        "Invalid arguments: INVOICE and --sum, expected one of them. See: ./archive totals --help"),
                Arguments.of(
                        List.of("query"),
                        "Missing statement: found none, expected SQL or --file FILE. See: ./archive query --help"));
    }

    @Test
    void aCommandsOwnExitCodeReachesTheShell() {
        assertThat(shell.run(List.of(new FindCommand()), "find")).isEqualTo(ExitCode.FINDINGS.number());
        assertThat(shell.errors()).isEmpty();
    }

    @Test
    void anExpectedFailureIsOneLineWithoutATrace() {
        CommandFailure failure =
                new CommandFailure(ExitCode.ENVIRONMENT, "Cannot use port 1: taken, expected a free one.");

        int exitCode = shell.run(List.of(new BreakCommand(failure)), "break");

        assertThat(exitCode).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertThat(shell.errors())
                .isEqualTo("error: Cannot use port 1: taken, expected a free one." + System.lineSeparator());
    }

    @Test
    void debugShowsWhereAnExpectedFailureCameFrom() {
        CommandFailure failure = new CommandFailure(
                ExitCode.ENVIRONMENT, "Cannot do it.", new IllegalStateException("the reason below"));

        shell.run(List.of(new BreakCommand(failure)), "break", "--debug");

        assertThat(shell.errors()).contains("error: Cannot do it.", "the reason below", "at ");
    }

    @Test
    void anInternalErrorKeepsItsTraceInAFile() throws IOException {
        int exitCode = shell.run(List.of(new BreakCommand(new IllegalStateException("a bug"))), "break");

        assertThat(exitCode).isEqualTo(ExitCode.INTERNAL.number());
        assertThat(shell.errors())
                .startsWith("error: Internal error: ")
                .contains("a bug")
                .doesNotContain("\tat ");
        Path trace = Path.of(shell.errors().replaceAll("(?s).*The trace is in (.*\\.log)\\..*", "$1"));
        assertThat(Files.readString(trace, StandardCharsets.UTF_8)).contains("IllegalStateException: a bug", "\tat ");
        Files.delete(trace);
    }

    @Test
    void theCompletionScriptIsGoodBash(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(shell.run(List.of(new FindCommand()), "completion")).isZero();
        Path script = folder.resolve("completion");
        Files.writeString(script, shell.output(), StandardCharsets.UTF_8);

        Process bash =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();

        assertThat(bash.waitFor()).isZero();
        assertThat(shell.output()).contains("totals", "query", "find", "--data");
    }
}
