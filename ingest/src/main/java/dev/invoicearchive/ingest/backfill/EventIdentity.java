package dev.invoicearchive.ingest.backfill;

import dev.invoicearchive.model.Fingerprint;
import dev.invoicearchive.model.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Event ids that depend on what happened and on nothing else, so that the same history read again, from a file of another
 * name or in another order, gives the same ids.
 *
 * <p>An id is the first 16 bytes of a SHA-256, as a UUID of version 8. Hashed are, one after the other: the source's name,
 * the invoice number and the transaction id, each as its UTF-8 length (4 bytes, big-endian) and its UTF-8; the event time
 * in microseconds since 1970 UTC (8 bytes, big-endian); the SHA-256 of the image's canonical bytes, which {@link
 * Fingerprint} documents.
 */
final class EventIdentity {
    private static final int VERSION = 0x80;
    private static final int VARIANT = 0x80;

    private final byte[] source;
    private final MessageDigest sha256;

    /** @param source the declared name of the system that the history comes from */
    EventIdentity(String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing SHA-256, which every Java has.", e);
        }
    }

    /** The hash of an image that {@link #of} wants; 32 bytes. */
    static byte[] digest(Item image) {
        return Fingerprint.digest(image);
    }

    /** The id of one event. Not thread-safe. */
    UUID of(String invoiceNumber, String transactionId, long micros, byte[] imageDigest) {
        sha256.reset();
        update(source);
        update(invoiceNumber.getBytes(StandardCharsets.UTF_8));
        update(transactionId.getBytes(StandardCharsets.UTF_8));
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(micros).flip());
        byte[] hash = sha256.digest(imageDigest);
        hash[6] = (byte) (hash[6] & 0x0F | VERSION);
        hash[8] = (byte) (hash[8] & 0x3F | VARIANT);
        ByteBuffer first = ByteBuffer.wrap(hash);
        return new UUID(first.getLong(), first.getLong());
    }

    private void update(byte[] block) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(block.length).flip());
        sha256.update(block);
    }
}
