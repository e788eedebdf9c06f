package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.BytesInputFile;
import dev.invoicearchive.lifecycle.integrity.Sha256;
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
 * The bytes of an object, read once and hashed as they came; those of a large one lie in a temporary file until this is
 * closed.
 *
 * @param sha256 hexadecimal
 * @param size bytes
 * @param file the bytes, for a reader of Parquet
 * @param temporary where a large one lies
 */
record Content(String sha256, long size, InputFile file, Optional<Path> temporary) implements AutoCloseable {
    private static final int MEMORY_BYTES_MAX = 64 * 1024 * 1024;

    /** Reads a stream to its end and closes it. */
    static Content read(InputStream opened) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream stream = new DigestInputStream(opened, digest)) {
            byte[] start = stream.readNBytes(MEMORY_BYTES_MAX);
            int next = start.length < MEMORY_BYTES_MAX ? -1 : stream.read();
            if (next < 0) {
                return new Content(
                        Sha256.text(digest.digest()), start.length, new BytesInputFile(start), Optional.empty());
            }
            Path copy = Files.createTempFile("seal", ".parquet");
            try (OutputStream target = Files.newOutputStream(copy)) {
                target.write(start);
                target.write(next);
                stream.transferTo(target);
            } catch (IOException e) {
                Files.deleteIfExists(copy);
                throw e;
            }
            return new Content(
                    Sha256.text(digest.digest()), Files.size(copy), new LocalInputFile(copy), Optional.of(copy));
        }
    }

    /** The SHA-256 of a stream, hexadecimal; closes it. */
    static String sha256(InputStream opened) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream stream = new DigestInputStream(opened, digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.text(digest.digest());
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            Files.deleteIfExists(temporary.get());
        }
    }
}
