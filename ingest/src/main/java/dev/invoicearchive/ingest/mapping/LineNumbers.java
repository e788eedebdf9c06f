package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.ingest.InvalidFileException;

/**
 * Counts the lines of each invoice over a whole file, wherever they stand in it, with 12 bytes and some room for each
 * invoice: about 200 MB for the most that it takes. Invoices are told apart by a 64-bit hash. Should two ever share
 * one, they share their counter: their numbers have gaps then, but stay different within each invoice and the same in
 * every reading.
 */
final class LineNumbers {
    /** Different invoices of one file. */
    static final int INVOICES_MAX = 12_000_000;

    private static final int SEGMENTS = 1024;
    private static final int SEGMENT_BITS = 10;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Segment[] segments = new Segment[SEGMENTS];
    private final int invoicesMax;
    private int invoices;

    LineNumbers() {
        this(INVOICES_MAX);
    }

    LineNumbers(int invoicesMax) {
        this.invoicesMax = invoicesMax;
        for (int index = 0; index < SEGMENTS; index++) {
            segments[index] = new Segment();
        }
    }

    /**
     * The number of the next line of this invoice, 1 for its first.
     *
     * @throws InvalidFileException if the file has more invoices than memory is meant for
     */
    int next(String invoiceNumber) throws InvalidFileException {
        long hash = hash(invoiceNumber);
        int number = segments[(int) (hash >>> Long.SIZE - SEGMENT_BITS)].increment(hash);
        if (number == 1 && ++invoices > invoicesMax) {
            throw new InvalidFileException("Invalid file: over " + invoicesMax
                    + " invoices, expected fewer when lines are numbered. Split the file, never within an invoice.");
        }
        return number;
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        // Zero marks a free place.
        return hash == 0 ? 1 : hash;
    }

    /** A hash table that grows on its own, so that never all of them stand in memory twice. */
    private static final class Segment {
        private static final int PLACES_FIRST = 16;

        private long[] hashes = new long[PLACES_FIRST];
        private int[] counts = new int[PLACES_FIRST];
        private int used;

        int increment(long hash) {
            int place = place(hash);
            if (hashes[place] == 0) {
                if (used >= hashes.length - hashes.length / 4) {
                    grow();
                    place = place(hash);
                }
                hashes[place] = hash;
                used++;
            }
            return ++counts[place];
        }

        private int place(long hash) {
            int place = (int) hash & hashes.length - 1;
            while (hashes[place] != 0 && hashes[place] != hash) {
                place = place + 1 & hashes.length - 1;
            }
            return place;
        }

        private void grow() {
            long[] oldHashes = hashes;
            int[] oldCounts = counts;
            hashes = new long[oldHashes.length * 2];
            counts = new int[oldCounts.length * 2];
            for (int index = 0; index < oldHashes.length; index++) {
                if (oldHashes[index] != 0) {
                    int place = place(oldHashes[index]);
                    hashes[place] = oldHashes[index];
                    counts[place] = oldCounts[index];
                }
            }
        }
    }
}
