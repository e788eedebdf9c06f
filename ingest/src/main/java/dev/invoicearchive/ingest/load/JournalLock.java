package dev.invoicearchive.ingest.load;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second run away from a load's files; the operating system lets go of it when the process ends in any way. The
 * empty file stays: if it were removed, a run that has opened it and one that makes it anew could both hold a lock.
 */
public final class JournalLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";

    private final JournalPaths paths;
    private final FileChannel channel;

    private JournalLock(JournalPaths paths, FileChannel channel) {
        this.paths = paths;
        this.channel = channel;
    }

    /** @throws JournalException if another run has the files, or the lock cannot be written */
    public static JournalLock take(JournalPaths paths) throws JournalException {
        Path file = paths.progress().resolveSibling(paths.progress().getFileName() + SUFFIX);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new JournalException("Cannot use " + paths.rejected()
                        + ": another run of this load writes to it, expected none. Wait for its end, or stop it.");
            }
            return new JournalLock(paths, channel);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.cannotWrite(file, e);
        }
    }

    /** The files that are kept. */
    public JournalPaths paths() {
        return paths;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held within this very process.
            return false;
        }
    }
}
