package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Delivers a believable history to the handler the way an event source may: batches of random size, again from somewhere
 * earlier, invoices in any order, a record twice in one batch, and a crash between or after transactions.
 */
final class RandomDelivery {
    private static final int BATCH_MAX = 150;

    private final Random random;
    private final List<ChangeRecord> changes;
    private final List<DynamodbStreamRecord> records = new ArrayList<>();
    private final TotalsHandler handler;

    RandomDelivery(long seed, int size, TotalsStore store) {
        this.random = new Random(seed);
        this.changes = ChangeRecordGenerator.believable(seed).next(size);
        for (int index = 0; index < size; index++) {
            records.add(StreamRecords.of(changes.get(index), index));
        }
        this.handler = new TotalsHandler(
                new UnreliableStore(store, random), ArchiveSettings.DEFAULT, failedAttempts -> {}, Clock.systemUTC());
    }

    /** Delivers everything, and returns the history. */
    List<ChangeRecord> run() {
        int next = 0;
        while (next < records.size()) {
            int end = Math.min(records.size(), next + 1 + random.nextInt(BATCH_MAX));
            next = deliver(next, end);
            if (random.nextInt(5) == 0) {
                next = Math.max(0, next - random.nextInt(BATCH_MAX));
            }
        }
        return changes;
    }

    /** @return from where the event source delivers next */
    private int deliver(int start, int end) {
        try {
            StreamsEventResponse response = handler.handleRequest(
                    StreamRecords.event(shuffled(records.subList(start, end))), new QuietContext());
            return response.getBatchItemFailures().isEmpty()
                    ? end
                    : Integer.parseInt(response.getBatchItemFailures().get(0).getItemIdentifier());
        } catch (UnreliableStore.Crash crash) {
            return start;
        }
    }

    /** Invoices in any order, as several shards give them, with some records twice. */
    private List<DynamodbStreamRecord> shuffled(List<DynamodbStreamRecord> batch) {
        List<DynamodbStreamRecord> shuffled = new ArrayList<>(batch);
        for (int copies = random.nextInt(3); copies > 0; copies--) {
            shuffled.add(batch.get(random.nextInt(batch.size())));
        }
        Map<String, Integer> ranks = new HashMap<>();
        shuffled.sort(Comparator.comparing(record -> ranks.computeIfAbsent(
                record.getDynamodb().getKeys().get("InvoiceNumber").getS(), invoiceNumber -> random.nextInt())));
        return shuffled;
    }
}
