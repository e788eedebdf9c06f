package dev.invoicearchive.ingest.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What gzip packed, member after member. Unlike the JDK's own stream it takes nothing after a member in silence: what
 * follows is another member, zeros that fill a block, or a fault. Source: RFC 1952.
 */
final class GzipStream extends InputStream {
    private static final int FIXED_HEADER_REST = 6;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int begin;
    private int end;
    private boolean finished;

    /** @throws DamagedGzipException if the stream does not begin as gzip does */
    GzipStream(InputStream packed) throws IOException {
        this.packed = packed;
        readHeader(nextByte());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!finished && length > 0) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                readTrailer();
                beginNextMember();
            } else if (inflater.needsInput()) {
                fill();
                inflater.setInput(buffer, begin, end - begin);
                begin = end;
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new DamagedGzipException("it does not unpack", e);
        }
    }

    private void readTrailer() throws IOException {
        begin = end - inflater.getRemaining();
        long expectedChecksum = nextNumber();
        long expectedSize = nextNumber();
        if (expectedChecksum != checksum.getValue() || expectedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DamagedGzipException("its checksum is another one", null);
        }
    }

    private void beginNextMember() throws IOException {
        int next = nextByteOrEnd();
        while (next == 0) {
            next = nextByteOrEnd();
        }
        if (next < 0) {
            finished = true;
            return;
        }
        inflater.reset();
        checksum.reset();
        readHeader(next);
    }

    private void readHeader(int first) throws IOException {
        if (first != MAGIC_1 || nextByte() != MAGIC_2 || nextByte() != DEFLATE) {
            throw new DamagedGzipException("something else follows what was packed", null);
        }
        int flags = nextByte();
        skip(FIXED_HEADER_REST);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(nextByte() + (nextByte() << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int count) throws IOException {
        for (int skipped = 0; skipped < count; skipped++) {
            nextByte();
        }
    }

    private void skipText() throws IOException {
        int next = nextByte();
        while (next != 0) {
            next = nextByte();
        }
    }

    /** Four bytes, the lowest first. */
    private long nextNumber() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            number |= (long) nextByte() << shift;
        }
        return number;
    }

    private int nextByte() throws IOException {
        int next = nextByteOrEnd();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int nextByteOrEnd() throws IOException {
        if (begin == end) {
            int count = packed.read(buffer);
            if (count < 0) {
                return -1;
            }
            begin = 0;
            end = count;
        }
        return buffer[begin++] & 0xff;
    }

    private void fill() throws IOException {
        if (begin == end) {
            int count = packed.read(buffer);
            if (count < 0) {
                throw new EOFException();
            }
            begin = 0;
            end = count;
        }
    }
}
