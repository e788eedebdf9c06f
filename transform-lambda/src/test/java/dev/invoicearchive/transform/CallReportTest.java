package dev.invoicearchive.transform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.model.ArchiveSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that an answer in which a record is missing or counted twice is never given. */
class CallReportTest {
    @Test
    void reportThatDoesNotAddUpIsRefused() {
        assertThatThrownBy(() -> new CallReport(3, 1, Map.of(FailureReason.NOT_JSON, 1), 0, 1, 5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Invalid answer: 1 rows, 1 failures and 0 repeated records, expected 3 together."
                        + " Report this as a defect.");
    }

    @Test
    void batchThatDoesNotAddUpIsRefused() {
        assertThatThrownBy(() -> new Intake(List.of("r1", "r2"), List.of(), Map.of("r1", FailureReason.NOT_JSON), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Invalid batch: 0 rows and 1 failures, expected 2 together.");
    }

    @Test
    void recordThatNoFileHoldsIsRefused() {
        FirehoseEvent event =
                Batches.ofStream(List.of(Batches.insert("e1", Instant.parse("2026-11-19T12:00:00Z"), "{}")));
        AnswerSheet sheet = new AnswerSheet(new RecordReader(ArchiveSettings.DEFAULT).read(event));

        assertThatThrownBy(sheet::response)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("neither a row nor a failure");
    }
}
