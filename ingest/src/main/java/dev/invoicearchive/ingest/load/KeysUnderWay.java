package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys of the lines that are not settled yet, each with the last line that was sent to the table under it. A key is
 * under way until its last line is settled, so that its lines reach the table one after the other.
 */
final class KeysUnderWay {
    private final Map<LineKey, Holder> holders = new HashMap<>();

    /** Counts a line in; tells whether its key was free. */
    boolean begin(MappedLine line) {
        Holder holder = holders.computeIfAbsent(LineKey.of(line), key -> new Holder(line));
        holder.lines++;
        return holder.line == line;
    }

    /** The line that was last sent under this line's key; the line must have begun. */
    Holder holder(MappedLine line) {
        return holders.get(LineKey.of(line));
    }

    /** What the table said of a line. */
    void answer(MappedLine line, LineOutcome outcome) {
        Holder holder = holder(line);
        holder.line = line;
        holder.outcome = outcome;
    }

    /** Counts a settled line out. */
    void end(MappedLine line) {
        holders.computeIfPresent(LineKey.of(line), (key, holder) -> --holder.lines == 0 ? null : holder);
    }

    /** The line that has a key. */
    static final class Holder {
        private MappedLine line;
        private LineOutcome outcome;
        private int lines;

        private Holder(MappedLine line) {
            this.line = line;
        }

        /** Its place in the file. */
        long number() {
            return line.number();
        }

        /** What the table said of it. */
        LineOutcome outcome() {
            return outcome;
        }

        /** Whether the table holds its item. */
        boolean isInTable() {
            return outcome == LineOutcome.WRITTEN || outcome == LineOutcome.ALREADY_THERE;
        }

        boolean isEqualTo(MappedLine other) {
            return ItemCodec.areEqual(ItemCodec.encode(line.item()), ItemCodec.encode(other.item()));
        }
    }
}
