package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.seal.SealFault;
import dev.invoicearchive.lifecycle.seal.SealReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can get wrong is named before anything is read, and what a seal says is complete. */
class SealCommandTest {
    private static final SealReport REPORT = new SealReport(
            92,
            1,
            270,
            5_000,
            630,
            1_234_567,
            2,
            Optional.of(LocalDate.of(2026, 11, 18)),
            Optional.of(new SealReport.Head(12, "ab".repeat(32))),
            List.of(new SealFault("Missing event e1 of 2026-11-18: ...")));

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @Test
    void aDayThatIsNotOverLongEnoughIsRefused() {
        assertThat(seal("--through", "2999-01-01")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors())
                .startsWith("error: Invalid value for option --through: 2999-01-01, expected 2")
                .contains("records of a day may arrive until the end of the next");
    }

    @Test
    void onAwsTheBucketsAndTheKeyAreAsked() {
        assertThat(seal("--target", "aws")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Missing option --bucket");
        assertThat(seal("--target", "aws", "--bucket", "b")).isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Missing option --results-bucket");
        assertThat(seal("--target", "aws", "--bucket", "b", "--results-bucket", "r"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(shell.errors()).contains("Missing option --signing-key");
    }

    @Test
    void whereNoStackRunsItSaysHowToStartOne() {
        assertThat(seal()).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(shell.errors()).contains("none runs on " + folder).contains("./archive up");
    }

    @Test
    void theSummaryNamesWhatWasDoneAndTheHashToKeep() {
        new SealSummary(shell.console()).print(REPORT, false);

        assertThat(shell.output()).isEqualTo("""
                        Sealed    92 days, amended 1, through 2026-11-18
                        Wrote     5,000 rows in 270 files, from 630 objects of 1,234,567 bytes
                        Manifest  12, SHA-256 %s
                        Keep this hash where nobody who may write the archive may write.
                        """.formatted("ab".repeat(32)));
        assertThat(shell.errors()).isEqualTo("error: Missing event e1 of 2026-11-18: ...\n");
    }

    @Test
    void theSummaryIsOneObjectOfJson() {
        new SealSummary(shell.console()).print(REPORT, true);

        assertThat(shell.output())
                .startsWith("{\"days_sealed\":92,\"days_amended\":1,\"sealed_through\":\"2026-11-18\",\"rows\":5000")
                .endsWith("\"faults\":[\"Missing event e1 of 2026-11-18: ...\"]}\n");
    }

    private int seal(String... arguments) {
        List<String> line = new ArrayList<>(List.of("seal", "--data", folder.toString()));
        line.addAll(List.of(arguments));
        return shell.run(List.of(), line.toArray(String[]::new));
    }
}
