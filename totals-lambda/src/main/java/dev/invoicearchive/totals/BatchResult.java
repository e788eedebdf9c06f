package dev.invoicearchive.totals;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a batch. Every record is in exactly one of the counts, which is checked.
 *
 * @param received records in
 * @param applied changes added now
 * @param alreadyApplied changes that the totals contained, delivered again
 * @param withoutEffect changes that alter no total, such as an expiry; neither claimed nor written
 * @param refusedAmounts amounts that the amount rule refused, among all changes; they count as absent
 * @param failures what must come again
 */
record BatchResult(
        int received, int applied, int alreadyApplied, int withoutEffect, int refusedAmounts, List<Failure> failures) {
    BatchResult {
        failures = List.copyOf(failures);
        int accountedFor = applied + alreadyApplied + withoutEffect + failed(failures);
        if (accountedFor != received) {
            throw new IllegalStateException("Invalid result of a batch: " + accountedFor
                    + " records accounted for, expected " + received + ". Nothing is lost: the batch comes again.");
        }
    }

    /**
     * Records that failed together.
     *
     * @param sequenceNumber of the first of them; empty text if unknown
     * @param records how many
     * @param message why, for the log
     */
    record Failure(String sequenceNumber, int records, String message) {}

    /** What became of a batch whose call broke, as far as anybody can say: all of it comes again. */
    static BatchResult broken(int received, String kind) {
        Failure all = new Failure("", received, "The call broke: " + kind + ". The batch comes again.");
        return new BatchResult(received, 0, 0, 0, 0, received == 0 ? List.of() : List.of(all));
    }

    /** How many records must come again. */
    int failed() {
        return failed(failures);
    }

    /**
     * The answer to the event source: the lowest sequence number that failed, from which on everything is delivered
     * again, which is harmless. Empty text, which stands for the whole batch, if a failed record has no number.
     */
    StreamsEventResponse response() {
        if (failures.isEmpty()) {
            return new StreamsEventResponse(List.of());
        }
        String lowest = lowest(failures.stream().map(Failure::sequenceNumber));
        return new StreamsEventResponse(List.of(new BatchItemFailure(lowest)));
    }

    /** The lowest of at least one sequence number; they are numbers of different lengths. Empty text is the lowest. */
    static String lowest(Stream<String> sequenceNumbers) {
        return sequenceNumbers.min(Comparator.comparing(BatchResult::position)).orElseThrow();
    }

    private static BigInteger position(String sequenceNumber) {
        return sequenceNumber.isEmpty() ? BigInteger.ONE.negate() : new BigInteger(sequenceNumber);
    }

    private static int failed(List<Failure> failures) {
        return failures.stream().mapToInt(Failure::records).sum();
    }
}
