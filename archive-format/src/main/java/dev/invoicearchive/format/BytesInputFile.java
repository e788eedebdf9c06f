package dev.invoicearchive.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** An object in memory that Parquet can read. */
public final class BytesInputFile implements InputFile {
    private final byte[] bytes;

    /** @param bytes the whole object; not copied, so it must not change while it is read */
    public BytesInputFile(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long getLength() {
        return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
        return new BytesStream(new Cursor(bytes));
    }

    /** The JDK's stream, with its position opened up. */
    private static final class Cursor extends ByteArrayInputStream {
        private Cursor(byte[] bytes) {
            super(bytes);
        }

        private int position() {
            return pos;
        }

        private void position(int position) {
            pos = position;
        }

        private int length() {
            return count;
        }
    }

    private static final class BytesStream extends DelegatingSeekableInputStream {
        private final Cursor cursor;

        private BytesStream(Cursor cursor) {
            super(cursor);
            this.cursor = cursor;
        }

        @Override
        public long getPos() {
            return cursor.position();
        }

        @Override
        public void seek(long position) throws EOFException {
            if (position < 0 || position > cursor.length()) {
                throw new EOFException("Cannot seek to " + position + ", expected 0 to " + cursor.length() + ".");
            }
            cursor.position((int) position);
        }
    }
}
