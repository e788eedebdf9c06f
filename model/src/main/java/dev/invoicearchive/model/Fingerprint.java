package dev.invoicearchive.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A 64-bit hash of an item, the same for every spelling of the same item: the first eight bytes of the SHA-256 of the
 * item's canonical bytes, read as a signed big-endian number.
 *
 * <p>The canonical bytes, so that anybody can compute them again in seven years. A <i>count</i> is an unsigned 32-bit
 * big-endian number. A <i>block</i> is a count of bytes and those bytes. A value is one tag byte (ASCII) and:
 *
 * <ul>
 *   <li>{@code S} text: a block of its UTF-8. A lone surrogate takes the three bytes of its number.
 *   <li>{@code N} number: a block of its canonical text in ASCII. That is {@code 0} for every zero, otherwise a minus if
 *       it is negative, its digits without zeros at either end, the letter {@code E}, and the power of ten of its last
 *       digit in decimal without a plus: {@code 100}, {@code 1e2} and {@code 1.0E+2} are {@code 1E2}; {@code -12.50} is
 *       {@code -125E-1}. A number is {@code [+-]?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]{1,17})?} with a digit before the
 *       exponent; any other text, which DynamoDB never sends, stands unchanged in UTF-8.
 *   <li>{@code B} bytes: a block of them.
 *   <li>{@code T} true, {@code F} false, {@code 0} null: nothing more.
 *   <li>{@code M} map: the count of its fields, then each field as a block of its name in UTF-8 and its value, fields
 *       ordered by the unsigned bytes of their names.
 *   <li>{@code L} list: the count of its elements, then each element as a value, in order.
 *   <li>{@code s} set of texts, {@code n} of numbers, {@code b} of bytes: the count of its elements, then each as a
 *       block as above without tag, ordered by unsigned bytes of the block's content.
 * </ul>
 *
 * <p>An item is the map of its attributes. Equal fingerprints of different items are possible, but at 2^-64 per pair they
 * are no concern for one invoice's history; nothing about tampering rests on them.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of an item or of one of its images. */
    public static long of(Item item) {
        return ByteBuffer.wrap(sha256(CanonicalForm.of(item))).getLong();
    }

    /** The whole SHA-256 of the item's canonical bytes, whose beginning is the fingerprint; 32 bytes. */
    public static byte[] digest(Item item) {
        return sha256(CanonicalForm.of(item));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing SHA-256: none, expected in every Java. Use another JDK.", e);
        }
    }
}
