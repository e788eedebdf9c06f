package dev.invoicearchive.transform;

import dev.invoicearchive.model.ArchiveRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch, read: every record is a row or has a reason why not.
 *
 * @param recordIds every record id once, in the order of the event
 * @param accepted the records that became rows, in the order of the event
 * @param refused the reason of every other record id
 * @param repeated how many records came more than once with the same id, and are not counted again
 */
record Intake(List<String> recordIds, List<Accepted> accepted, Map<String, FailureReason> refused, int repeated) {
    Intake {
        recordIds = List.copyOf(recordIds);
        accepted = List.copyOf(accepted);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        if (accepted.size() + refused.size() != recordIds.size()) {
            throw new IllegalStateException("Invalid batch: " + accepted.size() + " rows and " + refused.size()
                    + " failures, expected " + recordIds.size() + " together. Report this as a defect.");
        }
    }

    /**
     * A record that became a row.
     *
     * @param recordId the record
     * @param row its row
     */
    record Accepted(String recordId, ArchiveRow row) {}
}
