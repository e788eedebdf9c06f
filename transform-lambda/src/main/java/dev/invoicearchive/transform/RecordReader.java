package dev.invoicearchive.transform;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordParser;
import dev.invoicearchive.model.InvalidChangeException;
import dev.invoicearchive.model.Origin;
import dev.invoicearchive.model.RowMapper;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a batch into rows and failures; whatever one record holds, the others are not touched by it. */
final class RecordReader {
    private final ChangeRecordParser parser = new ChangeRecordParser();
    private final RowMapper mapper;

    RecordReader(ArchiveSettings settings) {
        mapper = new RowMapper(settings);
    }

    /**
     * Reads every record of the event.
     *
     * @throws IllegalArgumentException if there is no list of records, or a record without id, which nothing can answer
     */
    Intake read(FirehoseEvent event) {
        Batch batch = new Batch(event);
        List<Intake.Accepted> accepted = new ArrayList<>();
        Map<String, FailureReason> refused = new LinkedHashMap<>();
        for (FirehoseRecord record : batch.firstById.values()) {
            if (batch.reusedIds.contains(record.recordId)) {
                refused.put(record.recordId, FailureReason.RECORD_ID_REUSED);
                continue;
            }
            try {
                accepted.add(new Intake.Accepted(record.recordId, row(record, event)));
            } catch (RefusedRecordException e) {
                refused.put(record.recordId, e.reason());
            }
        }
        return new Intake(List.copyOf(batch.firstById.keySet()), accepted, refused, batch.repeated);
    }

    private ArchiveRow row(FirehoseRecord record, FirehoseEvent event) throws RefusedRecordException {
        if (record.data == null) {
            throw new RefusedRecordException(FailureReason.NO_DATA);
        }
        if (record.approximateArrivalTimestamp == null) {
            throw new RefusedRecordException(FailureReason.NO_ARRIVAL_TIME);
        }
        byte[] json = bytesOf(record.data);
        try {
            ChangeRecord change = parser.parse(json);
            Instant arrivedAt = Instant.ofEpochMilli(record.approximateArrivalTimestamp);
            return mapper.toRow(change, arrivedAt, origin(json, event));
        } catch (InvalidChangeException e) {
            throw new RefusedRecordException(FailureReason.of(e.reason()));
        } catch (RuntimeException e) {
            // A record that breaks a rule nobody foresaw must not take its whole batch to errors/ with it.
            throw new RefusedRecordException(FailureReason.UNEXPECTED);
        }
    }

    /** Only what is put directly may declare its origin: whatever comes through the table's feed is the table's. */
    private static Origin origin(byte[] json, FirehoseEvent event) throws RefusedRecordException {
        if (event.sourceKinesisStreamArn != null) {
            return Origin.STREAM;
        }
        Optional<Origin> declared = DeclaredOrigin.of(json);
        return declared.orElseThrow(() -> new RefusedRecordException(FailureReason.UNKNOWN_ORIGIN));
    }

    private static byte[] bytesOf(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        // A view of its own, so that the event stays as it came.
        data.duplicate().get(bytes);
        return bytes;
    }

    /** One record has no row. */
    private static final class RefusedRecordException extends Exception {
        private static final long serialVersionUID = 1L;
        private final FailureReason reason;

        private RefusedRecordException(FailureReason reason) {
            super("Invalid record: " + reason);
            this.reason = reason;
        }

        private FailureReason reason() {
            return reason;
        }
    }

    /** The records of an event by their ids. */
    private static final class Batch {
        private final Map<String, FirehoseRecord> firstById = new LinkedHashMap<>();
        private final Set<String> reusedIds = new HashSet<>();
        private int repeated;

        private Batch(FirehoseEvent event) {
            if (event.records == null) {
                throw new IllegalArgumentException("Missing records of invocation " + event.invocationId
                        + ", expected a list. Call this function from a delivery stream.");
            }
            event.records.forEach(record -> add(record, event));
        }

        private void add(FirehoseRecord record, FirehoseEvent event) {
            if (record == null || record.recordId == null) {
                throw new IllegalArgumentException("Missing recordId in invocation " + event.invocationId
                        + ", expected one for every record. Call this function from a delivery stream.");
            }
            FirehoseRecord first = firstById.putIfAbsent(record.recordId, record);
            if (first != null) {
                repeated++;
                if (!Objects.equals(first.data, record.data)) {
                    reusedIds.add(record.recordId);
                }
            }
        }
    }
}
