package dev.invoicearchive.local.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.invoicearchive.auditor.ArchiveCommand;
import dev.invoicearchive.auditor.CommandContributor;
import dev.invoicearchive.auditor.ExitCode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Terminal;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.DirectoryLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that what a user can get wrong ends in one clear line, the right exit code and no trace. */
class BadInputTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void unknownOption() {
        assertThat(run("status", "--dat", "x")).isEqualTo(ExitCode.USAGE.number());
        assertOneLine("Invalid option: --dat");
    }

    @Test
    void unknownCommand() {
        assertThat(run("stauts")).isEqualTo(ExitCode.USAGE.number());
        assertOneLine("stauts");
    }

    @Test
    void portThatIsNoNumber() {
        assertThat(run("up", "--athena-port", "http", "--data", data())).isEqualTo(ExitCode.USAGE.number());
        assertOneLine("--athena-port");
    }

    @Test
    void portThatCannotBe() {
        assertThat(run("up", "--athena-port", "70000", "--data", data())).isEqualTo(ExitCode.USAGE.number());
        assertOneLine("--athena-port: 70000, expected 0 to 65535");
    }

    @Test
    void portThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("up", "--foreground", "--athena-port", port, "--data", data()))
                    .isEqualTo(ExitCode.ENVIRONMENT.number());
            assertOneLine("Cannot listen on port " + port);
        }
    }

    @Test
    void dataDirectoryThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(run("up", "--foreground", "--data", file.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertOneLine("Cannot use data directory " + file);
    }

    @Test
    void dataDirectoryThatIsReadOnly() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        assertThat(readOnly.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(readOnly), "SKIPPED: this user, such as root, can write to read-only folders");
        assertThat(run("up", "--foreground", "--data", readOnly.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertOneLine("access to");
    }

    @Test
    void dataDirectoryInUse() throws Exception {
        Path used = folder.resolve("used");
        try (DirectoryLock lock = DirectoryLock.take(new DataDirectory(used))) {
            assertThat(lock).isNotNull();
            assertThat(run("up", "--foreground", "--data", used.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
            assertOneLine("is writing to it");
        }
    }

    @Test
    void settingsThatAreNoJson() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(new DataDirectory(broken).settings(), "not json");
        assertThat(run("up", "--foreground", "--data", broken.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertOneLine("Invalid settings: settings.json");
    }

    @Test
    void demoIntoADirectoryThatHoldsAnArchive() throws IOException {
        Path filled = Files.createDirectory(folder.resolve("filled"));
        Files.writeString(new DataDirectory(filled).settings(), "{}");
        assertThat(run("demo", "--data", filled.toString())).isEqualTo(ExitCode.ENVIRONMENT.number());
        assertOneLine("an archive is there already");
    }

    @Test
    void questionsWhereNothingRuns() {
        for (List<String> command : List.of(List.of("query", "SELECT 1"), List.of("totals"))) {
            errors.reset();
            String[] words = new String[] {command.get(0), "--data", data()};
            String[] all =
                    command.size() == 1 ? words : new String[] {command.get(0), command.get(1), "--data", data()};
            assertThat(run(all)).isEqualTo(ExitCode.UNREACHABLE.number());
            assertOneLine("none runs on");
        }
    }

    @Test
    void statusAndDownWhereNothingRuns() {
        assertThat(run("status", "--data", data())).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Nothing runs on");
        assertThat(run("down", "--data", data())).isEqualTo(ExitCode.OK.number());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private int run(String... words) {
        Console console = new Console(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminal.from(new Properties(), Map.of()));
        return ArchiveCommand.commandLine(console, ServiceLoader.load(CommandContributor.class))
                .execute(words);
    }

    private void assertOneLine(String part) {
        String text = errors.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().filter(line -> line.startsWith("error:")).toList())
                .as(text)
                .singleElement()
                .satisfies(line -> assertThat(line).contains(part).doesNotContain("Exception"));
        assertThat(text).doesNotContain("\tat ");
    }
}
