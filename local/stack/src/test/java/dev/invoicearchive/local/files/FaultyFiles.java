package dev.invoicearchive.local.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The real file system, with a fault at a chosen write: a full disk, or a process that is killed there. */
public final class FaultyFiles implements DurableFiles {
    private final DurableFiles real = new LocalFiles();
    private final Fault fault;
    private int calls;
    private int faultAt = Integer.MAX_VALUE;
    private int faultUntil = Integer.MAX_VALUE;

    public FaultyFiles(Fault fault) {
        this.fault = fault;
    }

    /** What happens at the chosen write. */
    public enum Fault {
        /** Half of the bytes are written, then the disk is full; nothing can be written until it is emptied. */
        DISK_FULL,
        /** The process dies before the write. */
        KILLED_BEFORE,
        /** The process dies half-way through an append, or right after any other write. */
        KILLED_AFTER
    }

    /** Stands for the end of the process: nothing of it may catch this. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Sets the fault at the call with this number, counted from the first call ever. */
    public void failAt(int call) {
        faultAt = call;
        faultUntil = Integer.MAX_VALUE;
    }

    /** The disk has room again. */
    public void repair() {
        faultUntil = calls;
    }

    /** How many writes there were. */
    public int calls() {
        return calls;
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        around(file, () -> real.replace(file, content));
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        if (isFaulty() && fault != Fault.KILLED_BEFORE) {
            real.append(file, Arrays.copyOf(content, content.length / 2));
            around(file, () -> {});
        }
        around(file, () -> real.append(file, content));
    }

    @Override
    public void force(Path file) throws IOException {
        around(file, () -> real.force(file));
    }

    @Override
    public void keepAs(Path file, Path secondName) throws IOException {
        around(file, () -> real.keepAs(file, secondName));
    }

    @Override
    public void move(Path file, Path target) throws IOException {
        around(file, () -> real.move(file, target));
    }

    @Override
    public void truncate(Path file, long length) throws IOException {
        // Gives room back, so a full disk does not hinder it.
        real.truncate(file, length);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    private interface Write {
        void run() throws IOException;
    }

    private void around(Path file, Write write) throws IOException {
        boolean faulty = isFaulty();
        calls++;
        if (!faulty) {
            write.run();
            return;
        }
        switch (fault) {
            case DISK_FULL -> throw new IOException(file.getFileName() + ": No space left on device");
            case KILLED_BEFORE -> throw new Killed();
            case KILLED_AFTER -> {
                write.run();
                throw new Killed();
            }
        }
    }

    private boolean isFaulty() {
        return calls >= faultAt && calls < faultUntil;
    }
}
