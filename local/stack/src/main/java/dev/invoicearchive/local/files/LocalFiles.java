package dev.invoicearchive.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The machine's own file system. */
public final class LocalFiles implements DurableFiles {
    private static final String TEMPORARY_SUFFIX = ".tmp";

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        // Hidden, so that neither a person nor the query engine takes a half-written file for an object.
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + TEMPORARY_SUFFIX);
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            writeFully(channel, content);
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeFully(channel, content);
        }
    }

    @Override
    public void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    @Override
    public void keepAs(Path file, Path secondName) throws IOException {
        if (Files.exists(secondName)) {
            return;
        }
        Files.createDirectories(secondName.getParent());
        Files.createLink(secondName, file);
    }

    @Override
    public void move(Path file, Path target) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        if (Files.exists(target) && Files.isSameFile(file, target)) {
            // Two names of one file: the system would leave both.
            Files.delete(file);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static void writeFully(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
