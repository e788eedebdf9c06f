package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.backfill.RecordBatches.RefusedPutException;
import dev.invoicearchive.ingest.backfill.RecordBatches.UnansweredPutException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts batches until every record of each is accepted: what failed goes again, and nothing else. */
final class BatchSender {
    /** Puts in a row that accept nothing; together they wait about half a minute. */
    private static final int FRUITLESS_PUTS_MAX = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RecordBatches stream;
    private final Pause pause;
    private long resent;

    BatchSender(RecordBatches stream, Pause pause) {
        this.stream = stream;
        this.pause = pause;
    }

    /** Hears which records of a batch are about to be put again. */
    interface Retries {
        void again(List<ImportedChange> changes) throws IOException, InterruptedException;
    }

    /** How many records were put more than once. */
    long resent() {
        return resent;
    }

    /**
     * Puts a batch; returns once every record is accepted.
     *
     * @throws BackfillStoppedException if the stream refuses, or accepts nothing for long
     */
    void send(List<ImportedChange> batch, Retries retries)
            throws IOException, InterruptedException, BackfillStoppedException {
        List<ImportedChange> open = List.copyOf(batch);
        Map<String, Integer> reasons = new TreeMap<>();
        int fruitless = 0;
        while (!open.isEmpty()) {
            if (fruitless > 0 || open.size() < batch.size()) {
                pause.of(pauseAfter(fruitless));
                retries.again(open);
                resent += open.size();
            }
            List<ImportedChange> failed = put(open, reasons);
            fruitless = failed.size() == open.size() ? fruitless + 1 : 0;
            if (fruitless >= FRUITLESS_PUTS_MAX) {
                throw BackfillStoppedException.byStream(
                        "the delivery stream accepted none of " + failed.size() + " records in " + FRUITLESS_PUTS_MAX
                                + " puts (" + String.join(", ", reasons.keySet()) + ")",
                        null);
            }
            open = failed;
        }
    }

    private List<ImportedChange> put(List<ImportedChange> open, Map<String, Integer> reasons)
            throws BackfillStoppedException {
        try {
            Map<Integer, String> failures =
                    stream.put(open.stream().map(ImportedChange::record).toList());
            List<ImportedChange> failed = new ArrayList<>();
            failures.forEach((place, code) -> {
                failed.add(open.get(place));
                reasons.merge(code, 1, Integer::sum);
            });
            return failed;
        } catch (UnansweredPutException e) {
            reasons.merge(e.getMessage(), 1, Integer::sum);
            return open;
        } catch (RefusedPutException e) {
            throw BackfillStoppedException.byStream(e.getMessage(), e);
        }
    }

    private static Duration pauseAfter(int fruitless) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << fruitless);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
