package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.store.StoredObject;
import java.util.List;

/** Counts of one delivery stream since it was made. */
public final class DeliveryCounts implements DeliveryListener {
    private long recordsIn;
    private long recordsFailed;
    private long invocations;
    private long deliveredObjects;
    private long sourceObjects;
    private long errorObjects;
    private long deliveredBytes;

    /** The counts at one moment. */
    public record Snapshot(
            long recordsIn,
            long recordsFailed,
            long invocations,
            long deliveredObjects,
            long sourceObjects,
            long errorObjects,
            long deliveredBytes) {}

    /** The counts now. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(
                recordsIn, recordsFailed, invocations, deliveredObjects, sourceObjects, errorObjects, deliveredBytes);
    }

    @Override
    public synchronized void transformed(List<SourceRecord> records, List<String> failedRecordIds) {
        invocations++;
        recordsIn += records.size();
        recordsFailed += failedRecordIds.size();
    }

    @Override
    public synchronized void written(ObjectKind kind, StoredObject object, int pieces) {
        switch (kind) {
            case DELIVERED -> {
                deliveredObjects++;
                deliveredBytes += object.size();
            }
            case SOURCE -> sourceObjects++;
            case ERRORS -> errorObjects++;
        }
    }
}
