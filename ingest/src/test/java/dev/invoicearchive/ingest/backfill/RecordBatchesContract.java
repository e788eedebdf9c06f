package dev.invoicearchive.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.ingest.backfill.RecordBatches.RefusedPutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every delivery stream keeps to, the one in memory and the one behind the API: limits, and what an answer means. */
public abstract class RecordBatchesContract {
    /** A stream that has taken nothing yet. */
    protected abstract RecordBatches stream();

    /** Every record that the stream has accepted, as text, in its order. */
    protected abstract List<String> accepted() throws Exception;

    @Test
    protected void whatIsAnsweredWithoutFailuresIsAccepted() throws Exception {
        assertThat(stream().put(records("a", "b", "ü\n\"{}"))).isEmpty();
        assertThat(stream().put(records("c"))).isEmpty();

        assertThat(accepted()).containsExactly("a", "b", "ü\n\"{}", "c");
    }

    @Test
    protected void theLargestPutIsAccepted() throws Exception {
        assertThat(stream().put(Collections.nCopies(500, new byte[8_000]))).isEmpty();
        List<byte[]> fourMebibytes = new ArrayList<>(Collections.nCopies(4, new byte[1_024_000]));
        fourMebibytes.add(new byte[4 * 1024 * 1024 - 4 * 1_024_000]);
        assertThat(stream().put(fourMebibytes)).isEmpty();

        assertThat(accepted()).hasSize(505);
    }

    @Test
    protected void aPutOverALimitIsRefusedAsAWhole() throws Exception {
        assertRefused(List.of());
        assertRefused(Collections.nCopies(501, new byte[1]));
        assertRefused(List.of(new byte[1], new byte[1_024_001]));
        assertRefused(Collections.nCopies(5, new byte[900_000]));

        assertThat(accepted()).isEmpty();
    }

    private void assertRefused(List<byte[]> records) {
        assertThatThrownBy(() -> stream().put(records)).isInstanceOf(RefusedPutException.class);
    }

    private static List<byte[]> records(String... texts) {
        List<byte[]> records = new ArrayList<>();
        for (String text : texts) {
            records.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return records;
    }
}
