package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can get wrong is named before anything is read or sent. */
class BackfillCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void aMappingWithoutEventTimeIsRefused() throws IOException {
        assertThat(backfill("--from", file().toString())).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).startsWith("error: Missing option --event-time");
    }

    @Test
    void aLimitThatLetsNothingThroughIsRefused() throws IOException {
        assertThat(backfill("--from", file().toString(), "--event-time", "sold", "--open-partitions", "9"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("--open-partitions: 9, expected 10 or more");
    }

    @Test
    void whereNoStackRunsItSaysHowToStartOne() throws IOException {
        assertThat(backfill("--from", file().toString(), "--event-time", "sold"))
                .isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(shell.errors()).contains("none runs on " + folder).contains("./archive up");
    }

    @Test
    void theFileIsAsked() {
        assertThat(backfill("--event-time", "sold")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("--from");
    }

    private int backfill(String... arguments) {
        List<String> line = new ArrayList<>(List.of("backfill", "--data", folder.toString()));
        line.addAll(List.of(arguments));
        return shell.run(List.of(), line.toArray(String[]::new));
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("old.csv"), "number,sold\nI-1,2010-01-01\n", StandardCharsets.UTF_8);
    }
}
