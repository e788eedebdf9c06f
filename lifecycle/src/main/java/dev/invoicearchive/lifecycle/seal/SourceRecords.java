package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.model.ChangeIdentity;
import dev.invoicearchive.model.ChangeRecordParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of a source object. Firehose joins them without anything in between, so that only a record's own end
 * shows where the next begins; what is no record is recognised by its bytes, which lie in {@code errors/} too.
 */
final class SourceRecords {
    /** More than Kinesis carries in one record. */
    private static final int RECORD_BYTES_MAX = 11 * 1024 * 1024;

    private static final int WINDOW_BYTES = 64 * 1024;

    private final InputStream stream;
    private final List<byte[]> failed;
    private final ChangeRecordParser parser = new ChangeRecordParser();
    private byte[] window = new byte[WINDOW_BYTES];
    private int start;
    private int end;
    private long offset;

    /**
     * @param stream the object's content, unpacked
     * @param failed the bytes of records without an identity that lie in {@code errors/}, the longest first
     */
    SourceRecords(InputStream stream, List<byte[]> failed) {
        this.stream = stream;
        this.failed = failed;
    }

    /** Takes records as they are read. */
    interface Taker {
        /** A record that says which change it is about. */
        void change(ChangeIdentity identity) throws IOException;

        /**
         * Bytes that are neither a change nor known from {@code errors/}.
         *
         * @param offset of the first of them in the unpacked object
         */
        void unknown(long offset);
    }

    /** Reads to the end, or to where no record can be made out. */
    void forEach(Taker taker) throws IOException {
        while (has(1)) {
            int length = window[start] == '{' ? objectLength() : 0;
            Optional<ChangeIdentity> identity =
                    length == 0 ? Optional.empty() : parser.identity(Arrays.copyOfRange(window, start, start + length));
            if (identity.flatMap(ChangeIdentity::eventId).isPresent()) {
                taker.change(identity.get());
                skip(length);
            } else if (!skipFailed() && !skipBlank()) {
                taker.unknown(offset);
                if (identity.isEmpty()) {
                    return;
                }
                skip(length);
            }
        }
    }

    private boolean skipFailed() throws IOException {
        for (byte[] record : failed) {
            if (has(record.length) && Arrays.equals(window, start, start + record.length, record, 0, record.length)) {
                skip(record.length);
                return true;
            }
        }
        return false;
    }

    private boolean skipBlank() {
        boolean blank = window[start] == '\n' || window[start] == '\r' || window[start] == ' ' || window[start] == '\t';
        if (blank) {
            skip(1);
        }
        return blank;
    }

    private void skip(int bytes) {
        start += bytes;
        offset += bytes;
    }

    /** The length of the JSON object that begins here, by its brackets; 0 if it has no end. */
    private int objectLength() throws IOException {
        int depth = 0;
        boolean inText = false;
        for (int length = 0; length < RECORD_BYTES_MAX && has(length + 1); length++) {
            byte next = window[start + length];
            if (inText) {
                if (next == '\\') {
                    length++;
                } else if (next == '"') {
                    inText = false;
                }
            } else if (next == '"') {
                inText = true;
            } else if (next == '{') {
                depth++;
            } else if (next == '}' && --depth == 0) {
                return length + 1;
            }
        }
        return 0;
    }

    /** Whether so many bytes more are there; reads on if need be. */
    private boolean has(int bytes) throws IOException {
        while (end - start < bytes) {
            makeRoom(bytes);
            int read = stream.read(window, end, window.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    private void makeRoom(int bytes) {
        if (window.length - start >= bytes && end < window.length) {
            return;
        }
        byte[] target = bytes <= window.length / 2 ? window : new byte[Math.max(2 * window.length, bytes)];
        System.arraycopy(window, start, target, 0, end - start);
        end -= start;
        start = 0;
        window = target;
    }
}
