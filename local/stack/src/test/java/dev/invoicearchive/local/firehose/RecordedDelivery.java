package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.store.StoredObject;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a delivery stream did. */
final class RecordedDelivery implements DeliveryListener {
    final List<List<SourceRecord>> calls = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<StoredObject> delivered = new ArrayList<>();
    final List<StoredObject> source = new ArrayList<>();
    final List<StoredObject> errors = new ArrayList<>();

    @Override
    public void transformed(List<SourceRecord> records, List<String> failedRecordIds) {
        calls.add(records);
        failed.addAll(failedRecordIds);
    }

    @Override
    public void written(ObjectKind kind, StoredObject object, int pieces) {
        switch (kind) {
            case DELIVERED -> delivered.add(object);
            case SOURCE -> source.add(object);
            case ERRORS -> errors.add(object);
        }
    }
}
