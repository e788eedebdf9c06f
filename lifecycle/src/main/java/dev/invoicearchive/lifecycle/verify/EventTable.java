package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Texts, each with a number: 128 bits of the text's SHA-256 stand for the text, so that a day of millions of events fits
 * into memory. Open addressing; about 50 bytes for each. Not thread-safe.
 */
final class EventTable {
    private static final int SLOTS_MIN = 64;
    private static final int WORDS = 3;

    private long[] words = new long[SLOTS_MIN * WORDS];
    private boolean[] taken = new boolean[SLOTS_MIN];
    private int size;

    /**
     * The key of a text.
     *
     * @param high the first 64 bits of its SHA-256
     * @param low the next 64
     */
    record Key(long high, long low) {
        static Key of(String text) {
            return of(text.getBytes(StandardCharsets.UTF_8));
        }

        static Key of(byte[] bytes) {
            ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(bytes));
            return new Key(hash.getLong(), hash.getLong());
        }
    }

    /** Adds a text with its number; false if it was there, whose number stays. */
    boolean add(Key key, long number) {
        if (size * 2 >= taken.length) {
            grow();
        }
        int slot = slotOf(key);
        if (taken[slot]) {
            return false;
        }
        put(slot, key.high(), key.low(), number);
        size++;
        return true;
    }

    boolean contains(Key key) {
        return taken[slotOf(key)];
    }

    /** The number of a text that is there. */
    long number(Key key) {
        return words[slotOf(key) * WORDS + 2];
    }

    int size() {
        return size;
    }

    private void put(int slot, long high, long low, long number) {
        taken[slot] = true;
        words[slot * WORDS] = high;
        words[slot * WORDS + 1] = low;
        words[slot * WORDS + 2] = number;
    }

    /** Where the key is, or where it would be put. */
    private int slotOf(Key key) {
        int mask = taken.length - 1;
        int slot = (int) key.low() & mask;
        while (taken[slot] && (words[slot * WORDS] != key.high() || words[slot * WORDS + 1] != key.low())) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldWords = words;
        boolean[] oldTaken = taken;
        words = new long[Math.multiplyExact(oldWords.length, 2)];
        taken = new boolean[oldTaken.length * 2];
        for (int slot = 0; slot < oldTaken.length; slot++) {
            if (oldTaken[slot]) {
                long high = oldWords[slot * WORDS];
                long low = oldWords[slot * WORDS + 1];
                put(slotOf(new Key(high, low)), high, low, oldWords[slot * WORDS + 2]);
            }
        }
    }
}
