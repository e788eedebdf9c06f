package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of JSON objects that stand one behind the other, with or without whitespace between them, into the bytes
 * of each. It looks at braces and texts only; whether a piece is JSON is for its taker to say.
 */
final class JoinedObjects {
    /** Kinesis and Firehose carry at most 10 MiB; a piece that does not end within more is none. */
    private static final int PIECE_BYTES_MAX = 12 * 1024 * 1024;

    private static final int BLOCK_BYTES = 64 * 1024;

    private final InputStream stream;
    private byte[] buffer = new byte[BLOCK_BYTES];
    private int start;
    private int end;
    private boolean streamEnded;

    JoinedObjects(InputStream stream) {
        this.stream = stream;
    }

    /** The next byte that is no whitespace, or -1 at the end. */
    int peek() throws IOException {
        while (hasByte(0)) {
            int next = buffer[start];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xFF;
            }
            start++;
        }
        return -1;
    }

    /** How long the object at this place is; -1 if it does not end. To be called where {@link #peek} gave a brace. */
    int length() throws IOException {
        int depth = 0;
        boolean inText = false;
        for (int offset = 0; offset < PIECE_BYTES_MAX && hasByte(offset); offset++) {
            byte next = buffer[start + offset];
            if (inText) {
                if (next == '\\') {
                    offset++;
                } else if (next == '"') {
                    inText = false;
                }
            } else if (next == '"') {
                inText = true;
            } else if (next == '{') {
                depth++;
            } else if (next == '}') {
                depth--;
                if (depth == 0) {
                    return offset + 1;
                }
            }
        }
        return -1;
    }

    /** A copy of the next bytes, which stay where they are. */
    byte[] copy(int length) {
        return Arrays.copyOfRange(buffer, start, start + length);
    }

    /** Passes over the next bytes and gives them. */
    byte[] take(int length) throws IOException {
        hasByte(length - 1);
        byte[] piece = copy(Math.min(length, end - start));
        start += piece.length;
        return piece;
    }

    private boolean hasByte(int offset) throws IOException {
        while (start + offset >= end) {
            if (streamEnded) {
                return false;
            }
            makeRoom();
            int read = stream.read(buffer, end, buffer.length - end);
            streamEnded = read < 0;
            end += Math.max(read, 0);
        }
        return true;
    }

    private void makeRoom() {
        if (end < buffer.length) {
            return;
        }
        byte[] target = start > 0 ? buffer : new byte[buffer.length * 2];
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        end -= start;
        start = 0;
    }
}
