package dev.invoicearchive.ingest.backfill;

/**
 * Counts the partitions that a delivery stream can have open for what was put since time last passed. Each event hour is
 * one; each time that the transform's buffer is full within an hour makes one more of it, for every call writes files of its
 * own. It is an upper bound: two neighbouring buffers together hold more than one full buffer, else the second would not
 * have been begun, so there are at most twice as many as the bytes fill.
 */
final class PartitionPacing {
    /** A buffer that was not empty when this began, and buffers that are given up because their time has come. */
    private static final int RESERVE = 4;

    private final int limit;
    private final int bufferBytes;
    private long hours;
    private long bytes;
    private long lastHour = Long.MIN_VALUE;

    /**
     * @param limit how many may be open; at least {@link #LIMIT_MIN}
     * @param bufferBytes with how much the transform is called
     */
    PartitionPacing(int limit, int bufferBytes) {
        this.limit = limit;
        this.bufferBytes = bufferBytes;
    }

    /** Below this not even one record would fit. */
    static final int LIMIT_MIN = 10;

    /** Whether a record may be put before time passes. */
    boolean fits(long hour, int length) {
        return open(hours + (hour == lastHour ? 0 : 1), bytes + length) <= limit;
    }

    /** Notes that a record is put, for the first time or again. */
    void put(long hour, int length) {
        hours += hour == lastHour ? 0 : 1;
        bytes += length;
        lastHour = hour;
    }

    /** Notes that so much time passed that all partitions were closed. */
    void passed() {
        hours = 0;
        bytes = 0;
        lastHour = Long.MIN_VALUE;
    }

    /** How many can be open, at most. */
    long open() {
        return open(hours, bytes);
    }

    private long open(long hourCount, long byteCount) {
        return hourCount == 0 ? 0 : hourCount + 2 * byteCount / bufferBytes + RESERVE;
    }
}
