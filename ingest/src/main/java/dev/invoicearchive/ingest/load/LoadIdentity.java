package dev.invoicearchive.ingest.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two loads the same one: the file's bytes, what they are taken to mean, and where they go. */
public final class LoadIdentity {
    private static final int BUFFER_BYTES = 1024 * 1024;

    private LoadIdentity() {}

    /**
     * The SHA-256 of all that, in hexadecimal.
     *
     * @throws IOException if the file cannot be read
     */
    public static String of(Path file, String mapping, String table) throws IOException {
        MessageDigest digest = sha256();
        digest.update(content(file));
        digest.update(mapping.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(table.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] content(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream stream = Files.newInputStream(file)) {
            int count = stream.read(buffer);
            while (count >= 0) {
                digest.update(buffer, 0, count);
                count = stream.read(buffer);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing SHA-256: none, expected in every Java. Use another JDK.", e);
        }
    }
}
