package dev.invoicearchive.local.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of a version, to be read once.
 *
 * @param size what the file has, whatever the index says: a reader must see what somebody added by hand
 */
public record StoredContent(InputStream stream, long size) implements Closeable {
    /** Opens a file. */
    public static StoredContent of(Path file) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        return new StoredContent(Channels.newInputStream(channel), channel.size());
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
