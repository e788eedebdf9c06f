package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines that follow each other in the file: those that go to the table in one call, and those between them that do not. */
final class Batch {
    /** Lines that are not sent are kept until the batch is settled: so many rejected ones, so many with a key under way. */
    private static final int KEPT_MAX = 1_000;

    /** Well under the 4 MB of a transaction, and few enough for all that are under way together. */
    private static final long BYTES_MAX = 2L * 1024 * 1024;

    private static final String OTHER_CONTENT =
            "Invalid key: the table has this transaction with other content, expected a new one.";
    private static final String REFUSED = "Invalid item: DynamoDB refuses it, expected one within its limits.";

    private final List<MappedLine> lines = new ArrayList<>();
    private final List<MappedLine> contested = new ArrayList<>();
    private final List<RejectedLine> rejected = new ArrayList<>();
    private final int linesMax;
    private long bytes;
    private long loaded;
    private long alreadyThere;
    private long repeated;
    private long lastNumber;

    Batch(int linesMax) {
        this.linesMax = linesMax;
    }

    /** The lines that go to the table. */
    List<MappedLine> lines() {
        return lines;
    }

    /** The lines whose key an earlier line has that is not settled yet. */
    List<MappedLine> contested() {
        return contested;
    }

    /** The last line of the file that this batch accounts for. */
    long lastNumber() {
        return lastNumber;
    }

    boolean isEmpty() {
        return lines.isEmpty() && contested.isEmpty() && rejected.isEmpty();
    }

    boolean isFull() {
        return lines.size() >= linesMax
                || contested.size() >= KEPT_MAX
                || rejected.size() >= KEPT_MAX
                || bytes >= BYTES_MAX;
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

    void contest(MappedLine line) {
        contested.add(line);
        bytes += ItemSize.bytesAtMost(line.item());
        lastNumber = line.number();
    }

    /** Takes down what the table said of a line. */
    void settle(MappedLine line, LineOutcome outcome) {
        switch (outcome) {
            case WRITTEN -> loaded++;
            case ALREADY_THERE -> alreadyThere++;
            case OTHER_CONTENT -> settleRejected(line, OTHER_CONTENT);
            case REFUSED -> settleRejected(line, REFUSED);
        }
    }

    /** Takes down that a line is in the table by an earlier one. */
    void settleRepeated() {
        repeated++;
    }

    /** Takes down that a line cannot be taken in. */
    void settleRejected(MappedLine line, String reason) {
        rejected.add(new RejectedLine(
                line.number(), Optional.of(line.invoiceNumber()), Optional.of(line.transactionId()), reason));
    }

    /** All rejected lines in the order of the file, once every line is settled. */
    List<RejectedLine> rejected() {
        return rejected.stream()
                .sorted(Comparator.comparingLong(RejectedLine::number))
                .toList();
    }

    /** What became of the lines, once every line is settled. */
    LoadCounts counts() {
        return new LoadCounts(loaded, alreadyThere, repeated, rejected.size());
    }
}
