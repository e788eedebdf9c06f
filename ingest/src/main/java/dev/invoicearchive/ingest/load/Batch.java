package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines that follow each other in the file: those that go to the table in one call, and those between them that do not. */
final class Batch {
    /** Rejected lines are kept until the batch is settled. */
    private static final int REJECTED_MAX = 1_000;

    /** Well under the 4 MB of a transaction, and few enough for all that are under way together. */
    private static final long BYTES_MAX = 2L * 1024 * 1024;

    private final List<MappedLine> lines = new ArrayList<>();
    private final List<RejectedLine> rejected = new ArrayList<>();
    private final int linesMax;
    private long bytes;
    private long repeated;
    private long lastNumber;

    Batch(int linesMax) {
        this.linesMax = linesMax;
    }

    List<MappedLine> lines() {
        return lines;
    }

    /** The last line of the file that this batch accounts for. */
    long lastNumber() {
        return lastNumber;
    }

    boolean isEmpty() {
        return lines.isEmpty() && rejected.isEmpty() && repeated == 0;
    }

    boolean isFull() {
        return lines.size() >= linesMax || rejected.size() >= REJECTED_MAX || bytes >= BYTES_MAX;
    }

    void add(MappedLine line) {
        lines.add(line);
        bytes += ItemSize.bytesAtMost(line.item());
        lastNumber = line.number();
    }

    void reject(RejectedLine line) {
        rejected.add(line);
        lastNumber = line.number();
    }

    void repeat(MappedLine line) {
        repeated++;
        lastNumber = line.number();
    }

    /** All rejected lines in the order of the file, once the table has answered. */
    List<RejectedLine> rejected(List<LineOutcome> outcomes) {
        List<RejectedLine> all = new ArrayList<>(rejected);
        for (int index = 0; index < lines.size(); index++) {
            MappedLine line = lines.get(index);
            reason(outcomes.get(index)).ifPresent(reason -> all.add(rejected(line, reason)));
        }
        all.sort(Comparator.comparingLong(RejectedLine::number));
        return all;
    }

    LoadCounts counts(List<LineOutcome> outcomes) {
        long written = outcomes.stream().filter(LineOutcome.WRITTEN::equals).count();
        long there = outcomes.stream().filter(LineOutcome.ALREADY_THERE::equals).count();
        return new LoadCounts(written, there, repeated, rejected.size() + outcomes.size() - written - there);
    }

    static RejectedLine rejected(MappedLine line, String reason) {
        return new RejectedLine(
                line.number(), Optional.of(line.invoiceNumber()), Optional.of(line.transactionId()), reason);
    }

    private static Optional<String> reason(LineOutcome outcome) {
        return switch (outcome) {
            case WRITTEN, ALREADY_THERE -> Optional.empty();
            case OTHER_CONTENT ->
                Optional.of("Invalid key: the table has this transaction with other content, expected a new one.");
            case REFUSED -> Optional.of("Invalid item: DynamoDB refuses it, expected one within its limits.");
        };
    }
}
