package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies a batch of the table's stream. Changes are added up per invoice, since addition needs no order; what fails for
 * one invoice leaves the others alone.
 */
final class BatchApplier {
    private final StreamRecordReader reader;
    private final TotalsStore store;
    private final Backoff backoff;

    BatchApplier(ArchiveSettings settings, TotalsStore store, Backoff backoff) {
        this.reader = new StreamRecordReader(settings);
        this.store = store;
        this.backoff = backoff;
    }

    BatchResult apply(List<DynamodbStreamRecord> records) {
        BatchTally tally = new BatchTally(records.size());
        InvoiceWriter writer = new InvoiceWriter(store, backoff, tally);
        List<StreamReading.Change> changes = new ArrayList<>();
        for (DynamodbStreamRecord record : records) {
            StreamReading reading = reader.read(record);
            if (reading instanceof StreamReading.Poison poison) {
                writer.giveUp(poison);
            } else if (reading instanceof StreamReading.Change change) {
                changes.add(change);
            }
        }
        byInvoice(changes, tally).forEach((invoiceNumber, ofInvoice) -> writeInParts(writer, invoiceNumber, ofInvoice));
        return tally.result();
    }

    /** Only changes with an effect, each event id once. */
    private static Map<String, Collection<StreamReading.Change>> byInvoice(
            List<StreamReading.Change> changes, BatchTally tally) {
        Map<String, Map<String, StreamReading.Change>> byInvoice = new LinkedHashMap<>();
        for (StreamReading.Change change : changes) {
            tally.refusedAmounts(change.refusedAmounts());
            if (change.claim().effect().equals(Effect.NONE)) {
                tally.withoutEffect();
                continue;
            }
            StreamReading.Change earlier = byInvoice
                    .computeIfAbsent(change.invoiceNumber(), invoiceNumber -> new LinkedHashMap<>())
                    .putIfAbsent(change.claim().eventId(), change);
            if (earlier != null) {
                tally.alreadyApplied(1);
            }
        }
        Map<String, Collection<StreamReading.Change>> grouped = new LinkedHashMap<>();
        byInvoice.forEach((invoiceNumber, byEventId) -> grouped.put(invoiceNumber, byEventId.values()));
        return grouped;
    }

    private static void writeInParts(
            InvoiceWriter writer, String invoiceNumber, Collection<StreamReading.Change> changes) {
        List<StreamReading.Change> all = List.copyOf(changes);
        for (int start = 0; start < all.size(); start += InvoiceClaims.CLAIMS_MAX) {
            int end = Math.min(start + InvoiceClaims.CLAIMS_MAX, all.size());
            writer.write(invoiceNumber, all.subList(start, end));
        }
    }
}
