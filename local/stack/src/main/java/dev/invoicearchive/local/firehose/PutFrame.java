package dev.invoicearchive.local.firehose;

import dev.invoicearchive.local.firehose.PutEntry.PutRecord;
import dev.invoicearchive.local.firehose.PutEntry.TimePassed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * An entry as bytes: length of the data (4), kind (1), milliseconds (8: the arrival since 1970, or how long), the data, and
 * a CRC-32 of everything before it (4); big-endian.
 */
final class PutFrame {
    private static final byte RECORD = 'R';
    private static final byte TIME_PASSED = 'T';
    private static final int HEAD_BYTES = 4 + 1 + 8;
    private static final int TAIL_BYTES = 4;

    private PutFrame() {}

    static int length(byte[] data) {
        return HEAD_BYTES + data.length + TAIL_BYTES;
    }

    static void write(ByteBuffer buffer, Instant arrivedAt, byte[] data) {
        write(buffer, RECORD, arrivedAt.toEpochMilli(), data);
    }

    static void write(ByteBuffer buffer, Duration passed) {
        write(buffer, TIME_PASSED, passed.toMillis(), new byte[0]);
    }

    /** The length of the frame at the buffer's position; -1 if it is not there as a whole. */
    static int lengthAt(ByteBuffer buffer) {
        if (buffer.remaining() < HEAD_BYTES + TAIL_BYTES) {
            return -1;
        }
        int dataLength = buffer.getInt(buffer.position());
        boolean whole = dataLength >= 0 && buffer.remaining() - HEAD_BYTES - TAIL_BYTES >= dataLength;
        return whole ? HEAD_BYTES + dataLength + TAIL_BYTES : -1;
    }

    /** The length that the frame at the buffer's position says it has, whether it is there or not; 0 if it says none. */
    static int announcedLengthAt(ByteBuffer buffer) {
        return buffer.remaining() < 4 ? 0 : HEAD_BYTES + buffer.getInt(buffer.position()) + TAIL_BYTES;
    }

    /** Whether the whole frame at the buffer's position holds what was written. */
    static boolean isSound(ByteBuffer buffer, int length) {
        int checked = length - TAIL_BYTES;
        CRC32 sum = new CRC32();
        sum.update(buffer.array(), buffer.position(), checked);
        return (int) sum.getValue() == buffer.getInt(buffer.position() + checked);
    }

    /** Whether a sound frame begins anywhere behind the buffer's position; for a damaged length names no place to look at. */
    static boolean isAnySoundBehind(ByteBuffer buffer) {
        ByteBuffer place = buffer.duplicate();
        while (place.remaining() > HEAD_BYTES + TAIL_BYTES) {
            place.position(place.position() + 1);
            byte kind = place.get(place.position() + 4);
            int length = kind == RECORD || kind == TIME_PASSED ? lengthAt(place) : -1;
            if (length >= 0 && isSound(place, length)) {
                return true;
            }
        }
        return false;
    }

    static boolean isRecord(ByteBuffer buffer) {
        return buffer.get(buffer.position() + 4) == RECORD;
    }

    /** The entry of the whole frame at the buffer's position, which moves behind it. */
    static PutEntry read(ByteBuffer buffer, long ordinal) {
        byte[] data = new byte[buffer.getInt()];
        byte kind = buffer.get();
        long millis = buffer.getLong();
        buffer.get(data);
        buffer.getInt();
        return kind == RECORD
                ? new PutRecord(ordinal, Instant.ofEpochMilli(millis), data)
                : new TimePassed(Duration.ofMillis(millis));
    }

    private static void write(ByteBuffer buffer, byte kind, long millis, byte[] data) {
        int start = buffer.position();
        buffer.putInt(data.length).put(kind).putLong(millis).put(data);
        CRC32 sum = new CRC32();
        sum.update(buffer.array(), start, buffer.position() - start);
        buffer.putInt((int) sum.getValue());
    }
}
