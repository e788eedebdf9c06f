package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.ingest.RejectedLine;
import java.util.List;

/** Keeps the rejected lines; the rest of what it hears does not matter. */
public record RejectedLines(List<RejectedLine> lines) implements HistoryListener {
    @Override
    public void rejected(RejectedLine line) {
        lines.add(line);
    }

    @Override
    public void sending(long changes) {
        // Not asked for.
    }

    @Override
    public void sent(long changes) {
        // Not asked for.
    }

    @Override
    public void delivering(long remaining) {
        // Not asked for.
    }
}
