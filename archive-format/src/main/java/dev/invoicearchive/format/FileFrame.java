package dev.invoicearchive.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The frame around a Parquet file: magic, content, footer, the footer's length, magic. Source: the format's README.
 *
 * @param footerStart where the footer starts, counted from the start of the object
 * @param footer the footer's bytes
 */
record FileFrame(long footerStart, byte[] footer) {
    /** Length of the magic at either end. */
    static final int MAGIC_BYTES = 4;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 4;
    private static final int TAIL_BYTES = LENGTH_BYTES + MAGIC_BYTES;

    /**
     * Reads both ends of an object.
     *
     * @throws IOException if the object cannot be read
     * @throws InvalidParquetException if a magic is missing or the footer does not fit between them
     */
    static FileFrame read(String key, InputFile file) throws IOException {
        long length = file.getLength();
        if (length < MAGIC_BYTES + TAIL_BYTES) {
            throw ParquetInspection.invalid(key, length + " bytes", "at least " + (MAGIC_BYTES + TAIL_BYTES));
        }
        try (SeekableInputStream stream = file.newStream()) {
            if (!Arrays.equals(bytesAt(stream, 0, MAGIC_BYTES), MAGIC)) {
                throw ParquetInspection.invalid(key, "other first bytes", "PAR1");
            }
            byte[] tail = bytesAt(stream, length - TAIL_BYTES, TAIL_BYTES);
            if (!Arrays.equals(tail, LENGTH_BYTES, TAIL_BYTES, MAGIC, 0, MAGIC_BYTES)) {
                throw ParquetInspection.invalid(key, "other last bytes", "PAR1");
            }
            int footerBytes =
                    ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            long start = length - TAIL_BYTES - footerBytes;
            if (footerBytes <= 0 || start < MAGIC_BYTES) {
                throw ParquetInspection.invalid(
                        key, "a footer of " + footerBytes + " bytes in " + length, "one that fits into the object");
            }
            return new FileFrame(start, bytesAt(stream, start, footerBytes));
        }
    }

    private static byte[] bytesAt(SeekableInputStream stream, long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        stream.seek(position);
        stream.readFully(bytes);
        return bytes;
    }
}
