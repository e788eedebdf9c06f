package dev.invoicearchive.ingest.backfill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A delivery stream in memory, whose faults a test writes down before. Records of a put are known by their place. */
public final class FakeStream implements RecordBatches {
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<byte[]> accepted = new ArrayList<>();
    private final List<Integer> putSizes = new ArrayList<>();

    /** What goes wrong with one put. */
    sealed interface Fault {
        /** Nothing. */
        record None() implements Fault {}

        /** Some records are not accepted, the others are. */
        record Fails(Set<Integer> places) implements Fault {}

        /** Nothing is accepted. */
        record Throttles() implements Fault {}

        /** Everything is accepted, but the answer does not arrive. */
        record TimesOutAfterAccepting() implements Fault {}

        /** Will be refused however often it is tried. */
        record Refuses() implements Fault {}
    }

    FakeStream failing(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /** Every accepted record as text, in the order of acceptance; one that was accepted twice stands there twice. */
    public List<String> accepted() {
        return accepted.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    List<Integer> putSizes() {
        return putSizes;
    }

    @Override
    public Map<Integer, String> put(List<byte[]> records) throws UnansweredPutException, RefusedPutException {
        putSizes.add(records.size());
        checkLimits(records);
        Fault fault = faults.isEmpty() ? new Fault.None() : faults.remove();
        if (fault instanceof Fault.Throttles) {
            throw new UnansweredPutException("ServiceUnavailableException", null);
        }
        if (fault instanceof Fault.Refuses) {
            throw new RefusedPutException("ResourceNotFoundException", null);
        }
        Map<Integer, String> failures = new TreeMap<>();
        for (int place = 0; place < records.size(); place++) {
            if (fault instanceof Fault.Fails fails && fails.places().contains(place)) {
                failures.put(place, "ServiceUnavailableException");
            } else {
                accepted.add(records.get(place));
            }
        }
        if (fault instanceof Fault.TimesOutAfterAccepting) {
            throw new UnansweredPutException("no answer", null);
        }
        return failures;
    }

    private static void checkLimits(List<byte[]> records) throws RefusedPutException {
        long bytes = records.stream().mapToLong(record -> record.length).sum();
        boolean tooLarge = records.stream().anyMatch(record -> record.length > RECORD_BYTES_MAX);
        if (records.isEmpty() || records.size() > RECORDS_MAX || bytes > BATCH_BYTES_MAX || tooLarge) {
            throw new RefusedPutException("InvalidArgumentException", null);
        }
    }
}
