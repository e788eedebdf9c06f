package dev.invoicearchive.transform;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.invoicearchive.model.EventHour;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The answer while it is written: what becomes of each record, and how much room is left. */
final class AnswerSheet {
    /** Lambda refuses answers of more than 6 MB; the rest is a reserve. */
    static final int ANSWER_BYTES_MAX = 5_500_000;

    /** What a result takes in JSON besides its record id, and more than that. */
    private static final int RESULT_BYTES = 90;

    /** What a carrier's metadata takes in JSON besides its token, and more than that. */
    private static final int METADATA_BYTES = 150;

    private final Intake intake;
    private final Map<String, FailureReason> failures;
    private final Map<String, FirehoseResult> carriers = new HashMap<>();
    private final Set<String> rows = new HashSet<>();
    private long bytes;

    AnswerSheet(Intake intake) {
        this.intake = intake;
        failures = new HashMap<>(intake.refused());
        bytes = RESULT_BYTES;
        for (String recordId : intake.recordIds()) {
            bytes += RESULT_BYTES + JsonStringEncoder.getInstance().quoteAsUTF8(recordId).length;
        }
    }

    /** Puts a file on its record, or marks all its records as failed if the answer has no room left. */
    void place(Carrier carrier, String token) {
        long needed = METADATA_BYTES + token.length() + base64Length(carrier.file().length);
        if (bytes + needed > ANSWER_BYTES_MAX) {
            carrier.recordIds().forEach(recordId -> failures.put(recordId, FailureReason.ANSWER_TOO_LARGE));
            return;
        }
        bytes += needed;
        rows.addAll(carrier.recordIds());
        carriers.put(
                carrier.carrierId(),
                FirehoseResult.ok(carrier.carrierId(), carrier.file(), partitionKeys(carrier.hour(), token)));
    }

    /** The answer: every record id once, in the order of the event. */
    FirehoseResponse response() {
        FirehoseResponse response = new FirehoseResponse();
        response.records = intake.recordIds().stream().map(this::result).toList();
        return response;
    }

    /** How many rows the placed files hold. */
    int rowCount() {
        return rows.size();
    }

    /** What the answer takes as JSON, at most. */
    long bytes() {
        return bytes;
    }

    /** How many files were placed. */
    int fileCount() {
        return carriers.size();
    }

    /** How many records failed, by reason. */
    Map<FailureReason, Integer> failureCounts() {
        Map<FailureReason, Integer> counts = new EnumMap<>(FailureReason.class);
        failures.values().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        return counts;
    }

    private FirehoseResult result(String recordId) {
        if (failures.containsKey(recordId)) {
            return FirehoseResult.processingFailed(recordId);
        }
        if (!rows.contains(recordId)) {
            throw new IllegalStateException("Invalid answer: record " + recordId
                    + " is neither a row nor a failure, expected one of them. Report this as a defect.");
        }
        FirehoseResult carrier = carriers.get(recordId);
        return carrier == null ? FirehoseResult.dropped(recordId) : carrier;
    }

    private static Map<String, String> partitionKeys(EventHour hour, String token) {
        return Map.of(
                "year", hour.yearText(),
                "month", hour.monthText(),
                "day", hour.dayText(),
                "hour", hour.hourText(),
                "token", token);
    }

    private static long base64Length(long bytes) {
        return (bytes + 2) / 3 * 4;
    }
}
