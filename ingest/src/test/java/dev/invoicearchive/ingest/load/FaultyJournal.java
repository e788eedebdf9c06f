package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A load's files and its table, with one process between them that ends at a chosen write to either. */
final class FaultyJournal implements JournalFiles, TableWriter {
    private final JournalFiles files = new LocalJournalFiles();
    private final TableWriter table;
    private final Fault fault;
    private final int faultAt;
    private int calls;
    private boolean isOver;

    FaultyJournal(TableWriter table, Fault fault, int faultAt) {
        this.table = table;
        this.fault = fault;
        this.faultAt = faultAt;
    }

    /** What happens at the chosen write, and at every later one. */
    enum Fault {
        /** Killed before it. */
        KILLED_BEFORE,
        /** Killed half-way through an append or a call to the table, or after any other write. */
        KILLED_AFTER,
        /** Half of an append fits, then the disk is full; the table goes on. */
        DISK_FULL
    }

    /** Stands for the end of the process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Whether the fault came. */
    synchronized boolean isOver() {
        return isOver;
    }

    @Override
    public synchronized List<LineOutcome> write(List<MappedLine> lines) throws TableUnavailableException {
        boolean isFirst = isFaulty(fault != Fault.DISK_FULL);
        if (isFirst && fault == Fault.KILLED_AFTER) {
            table.write(lines.subList(0, (lines.size() + 1) / 2));
        }
        if (isOver && fault != Fault.DISK_FULL) {
            throw new Killed();
        }
        return table.write(lines);
    }

    @Override
    public synchronized void replace(Path file, byte[] content) throws IOException {
        around(() -> files.replace(file, content));
    }

    @Override
    public synchronized void append(Path file, byte[] content) throws IOException {
        byte[] half = Arrays.copyOf(content, content.length / 2);
        boolean isFirst = isFaulty(true);
        if (isFirst && fault != Fault.KILLED_BEFORE) {
            files.append(file, half);
        }
        end();
        files.append(file, content);
    }

    @Override
    public synchronized void force(Path file) throws IOException {
        around(() -> files.force(file));
    }

    @Override
    public synchronized void truncate(Path file, long length) throws IOException {
        around(() -> files.truncate(file, length));
    }

    private void around(Write write) throws IOException {
        boolean isFirst = isFaulty(true);
        if (isFirst && fault == Fault.KILLED_AFTER) {
            write.run();
        }
        end();
        write.run();
    }

    private boolean isFaulty(boolean counts) {
        boolean isFirst = counts && !isOver && ++calls == faultAt;
        isOver |= isFirst;
        return isFirst;
    }

    private void end() throws IOException {
        if (isOver && fault == Fault.DISK_FULL) {
            throw new IOException("No space left on device");
        }
        if (isOver) {
            throw new Killed();
        }
    }

    /** One write. */
    private interface Write {
        void run() throws IOException;
    }
}
