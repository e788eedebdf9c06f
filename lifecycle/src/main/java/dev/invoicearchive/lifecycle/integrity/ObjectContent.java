package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.format.BytesInputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * The bytes of an object, read once and hashed as they came. A large one lies in a temporary file until it is closed, so
 * that what is read afterwards is what was hashed.
 */
public final class ObjectContent implements AutoCloseable {
    private static final int MEMORY_BYTES_MAX = 32 * 1024 * 1024;

    private final String sha256;
    private final long size;
    private final byte[] bytes;
    private final Optional<Path> file;

    private ObjectContent(String sha256, long size, byte[] bytes, Optional<Path> file) {
        this.sha256 = sha256;
        this.size = size;
        this.bytes = bytes;
        this.file = file;
    }

    /**
     * Reads a stream to its end.
     *
     * @param stream not closed
     * @throws IOException if it cannot be read, or the temporary file cannot be written
     */
    public static ObjectContent read(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.digest();
        DigestInputStream hashed = new DigestInputStream(stream, digest);
        byte[] start = hashed.readNBytes(MEMORY_BYTES_MAX);
        if (start.length < MEMORY_BYTES_MAX) {
            return new ObjectContent(Sha256.text(digest.digest()), start.length, start, Optional.empty());
        }
        Path copy = Files.createTempFile("archive-object-", ".tmp");
        try (OutputStream target = Files.newOutputStream(copy)) {
            target.write(start);
            hashed.transferTo(target);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        return new ObjectContent(Sha256.text(digest.digest()), Files.size(copy), new byte[0], Optional.of(copy));
    }

    /** Of the bytes, hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** How many bytes. */
    public long size() {
        return size;
    }

    /** The bytes, for a reader of Parquet. */
    public InputFile parquet() throws IOException {
        return file.isPresent() ? new LocalInputFile(file.get()) : new BytesInputFile(bytes);
    }

    /** The bytes from the first. */
    public InputStream stream() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
