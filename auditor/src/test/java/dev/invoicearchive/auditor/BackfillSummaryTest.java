package dev.invoicearchive.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.backfill.BackfillReport;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The account says of each figure whether it is exact. */
class BackfillSummaryTest {
    private final Shell shell = new Shell();

    @Test
    void whereNothingFailedTheFiguresAreExact() {
        assertThat(printed(0))
                .contains("    delivered  ")
                .contains("    failed  ")
                .doesNotContain("at most", "at least");
    }

    @Test
    void whereAFileOfSeveralRecordsMayHaveFailedTheFiguresAreBounds() {
        assertThat(printed(2))
                .containsPattern("delivered, at most +8\n")
                .containsPattern("failed, at least +2\n")
                .contains("errors/");
    }

    private String printed(long failed) {
        BackfillReport report =
                new BackfillReport(10, 10, 0, 0, 0, 1, Optional.of(new BackfillReport.Delivery(10, failed)));
        new BackfillSummary(shell.console(), Path.of("old.csv"), Path.of("rejected.csv"))
                .print(report, new CommonOptions());
        shell.console().output().flush();
        return shell.output();
    }
}
