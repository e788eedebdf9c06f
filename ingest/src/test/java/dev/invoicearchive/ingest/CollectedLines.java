package dev.invoicearchive.ingest;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a file gives. */
public final class CollectedLines implements LineSink {
    private final List<MappedLine> accepted = new ArrayList<>();
    private final List<RejectedLine> rejected = new ArrayList<>();

    @Override
    public void accept(MappedLine line) {
        accepted.add(line);
    }

    @Override
    public void reject(RejectedLine line) {
        rejected.add(line);
    }

    /** The lines that became items. */
    public List<MappedLine> accepted() {
        return accepted;
    }

    /** The others. */
    public List<RejectedLine> rejected() {
        return rejected;
    }
}
