package dev.invoicearchive.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out how bytes are encoded, and takes the byte order mark away. */
final class SourceText {
    private static final int MARK_BYTES_MAX = 3;

    /**
     * The text and how it is encoded.
     *
     * @param reader with marks for unknown bytes
     * @param charset for messages
     */
    record Decoded(Reader reader, Charset charset) {}

    private SourceText() {}

    /** The bytes as text: as their byte order mark says, otherwise as the user says, otherwise as UTF-8. */
    static Decoded decode(InputStream bytes, Optional<Charset> wanted) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(bytes, MARK_BYTES_MAX);
        byte[] first = stream.readNBytes(MARK_BYTES_MAX);
        if (first.length >= 3 && first[0] == (byte) 0xef && first[1] == (byte) 0xbb && first[2] == (byte) 0xbf) {
            return decoded(stream, StandardCharsets.UTF_8);
        }
        if (first.length >= 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff) {
            return decodedFrom(stream, first, StandardCharsets.UTF_16BE);
        }
        if (first.length >= 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe) {
            return decodedFrom(stream, first, StandardCharsets.UTF_16LE);
        }
        stream.unread(first);
        return decoded(stream, wanted.orElse(StandardCharsets.UTF_8));
    }

    /** After a mark of two bytes. */
    private static Decoded decodedFrom(PushbackInputStream stream, byte[] first, Charset charset) throws IOException {
        stream.unread(first, 2, first.length - 2);
        return decoded(stream, charset);
    }

    private static Decoded decoded(InputStream stream, Charset charset) {
        return new Decoded(new MarkedText(stream, charset), charset);
    }
}
