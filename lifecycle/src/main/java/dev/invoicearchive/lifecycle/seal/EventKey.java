package dev.invoicearchive.lifecycle.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of the SHA-256 of a text, which stand for the text where millions are compared.
 *
 * @param high the first half
 * @param low the second half
 */
record EventKey(long high, long low) {
    /** Of an event id. */
    static EventKey of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes. */
    static EventKey of(byte[] bytes) {
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(bytes));
        return new EventKey(digest.getLong(), digest.getLong());
    }

    /** A new digest. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest SHA-256, which every Java has.", e);
        }
    }
}
