package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(bytes));
        return new EventKey(digest.getLong(), digest.getLong());
    }
}
