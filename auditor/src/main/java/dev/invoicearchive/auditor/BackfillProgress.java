package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.Progress;
import dev.invoicearchive.auditor.console.Task;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.backfill.HistoryListener;
import dev.invoicearchive.ingest.backfill.RealInterval;
import dev.invoicearchive.ingest.backfill.RejectedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows how far a backfill has come: reading, sending, delivery. */
final class BackfillProgress implements AutoCloseable {
    private final Console console;
    private final Path file;
    private Progress current;

    BackfillProgress(Console console, Path file) {
        this.console = console;
        this.file = file;
    }

    /** So many bytes more of the file were read. */
    void read(long bytes) {
        if (current == null) {
            begin(new Task("Reading and sorting", Math.max(1, size()), "bytes"));
        }
        current.advance(bytes);
    }

    /** The sender waits on AWS until partitions are closed. */
    void waiting() {
        current.note("waiting " + RealInterval.LENGTH.toSeconds() + " s for open partitions");
    }

    /** Shows what comes, and lists what is rejected. */
    HistoryListener listingIn(RejectedFile list) {
        return new HistoryListener() {
            @Override
            public void rejected(RejectedLine line) throws IOException {
                list.add(line);
            }

            @Override
            public void sending(long changes) {
                begin(new Task("Sending", Math.max(1, changes), "changes"));
            }

            @Override
            public void sent(long changes) {
                current.advance(changes);
            }

            @Override
            public void delivering(long remaining) {
                if (current != null) {
                    current.note(remaining == 0 ? "delivered" : remaining + " to be delivered");
                }
            }
        };
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private void begin(Task task) {
        close();
        current = console.progress(task);
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Only the bar's length; whether the file can be read, its reader tells.
            return 1;
        }
    }
}
