package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.store.StoredObject;
import java.util.List;

/** Hears what a delivery stream does; for counts, and for tests that check the accounts. */
public interface DeliveryListener {
    /** The kinds of objects that a delivery stream writes. */
    enum ObjectKind {
        DELIVERED,
        SOURCE,
        ERRORS
    }

    /**
     * The transform has answered for a batch.
     *
     * @param records every record of the batch
     * @param failedRecordIds those of them that went to the errors
     */
    void transformed(List<SourceRecord> records, List<String> failedRecordIds);

    /**
     * An object is in the store.
     *
     * @param pieces how many records' bytes were joined in it
     */
    void written(ObjectKind kind, StoredObject object, int pieces);

    /** One that tells this one and then another. */
    default DeliveryListener and(DeliveryListener other) {
        DeliveryListener first = this;
        return new DeliveryListener() {
            @Override
            public void transformed(List<SourceRecord> records, List<String> failedRecordIds) {
                first.transformed(records, failedRecordIds);
                other.transformed(records, failedRecordIds);
            }

            @Override
            public void written(ObjectKind kind, StoredObject object, int pieces) {
                first.written(kind, object, pieces);
                other.written(kind, object, pieces);
            }
        };
    }
}
