package dev.invoicearchive.local.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write to a data directory. The operating system takes it back when the process ends, however it ends. */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws DirectoryInUseException if another process, or this one, holds it
     * @throws IOException if the directory cannot be written
     */
    public static DirectoryLock take(DataDirectory data) throws IOException, DirectoryInUseException {
        Files.createDirectories(data.root());
        FileChannel channel = FileChannel.open(
                data.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new DirectoryInUseException(data.root(), "this process", e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new DirectoryInUseException(data.root(), holder(data.lock()), null);
        }
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryLock(channel);
    }

    /** Another process writes to the directory. */
    public static final class DirectoryInUseException extends Exception {
        private static final long serialVersionUID = 1L;

        DirectoryInUseException(Path directory, String holder, Throwable cause) {
            super(
                    "Cannot use " + directory + ": " + holder + " is writing to it, expected nobody. Stop it with:"
                            + " ./archive down --data " + directory,
                    cause);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String holder(Path lock) throws IOException {
        String pid = Files.readString(lock, StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }
}
