package dev.invoicearchive.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalInt;

/**
 * Bytes as text, in which a byte that the encoding does not know becomes a mark: the lone surrogate {@code U+DC00} plus
 * the byte. No decoder gives a lone surrogate for good bytes, so that a mark is never mistaken for text, and the record
 * that holds it can be told from the others.
 */
final class MarkedText extends Reader {
    private static final int MARK_BASE = 0xDC00;
    private static final int MARK_LAST = MARK_BASE + 0xff;
    private static final int BUFFER_BYTES = 32 * 1024;
    /** One character may take two places. */
    private static final int ROOM_MIN = 2;

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer encoded = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private boolean ended;
    private boolean flushed;
    private int marksLeft;

    MarkedText(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The first byte in the text that the encoding did not know. */
    static OptionalInt unknownByte(CharSequence text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isSurrogate(character)) {
                boolean paired = Character.isHighSurrogate(character)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (paired) {
                    index++;
                } else if (character >= MARK_BASE && character <= MARK_LAST) {
                    return OptionalInt.of(character - MARK_BASE);
                }
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length < ROOM_MIN) {
            throw new IllegalArgumentException("Invalid room: " + length + " characters, expected room for a pair.");
        }
        CharBuffer decoded = CharBuffer.wrap(target, offset, length).slice();
        while (decoded.position() == 0 && !flushed) {
            if (marksLeft > 0) {
                mark(decoded);
            } else {
                decode(decoded);
            }
        }
        return decoded.position() == 0 ? -1 : decoded.position();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private void decode(CharBuffer decoded) throws IOException {
        CoderResult result = decoder.decode(encoded, decoded, ended);
        if (result.isError()) {
            marksLeft = result.length();
        } else if (result.isUnderflow() && !ended) {
            // What was decoded so far is given out first: the next bytes may not be readable.
            if (decoded.position() == 0) {
                fill();
            }
        } else if (result.isUnderflow()) {
            flushed = decoder.flush(decoded).isUnderflow();
        }
    }

    private void mark(CharBuffer decoded) {
        while (marksLeft > 0 && decoded.hasRemaining()) {
            decoded.put((char) (MARK_BASE + (encoded.get() & 0xff)));
            marksLeft--;
        }
    }

    private void fill() throws IOException {
        encoded.compact();
        int count = bytes.read(encoded.array(), encoded.position(), encoded.remaining());
        if (count < 0) {
            ended = true;
        } else {
            encoded.position(encoded.position() + count);
        }
        encoded.flip();
    }
}
