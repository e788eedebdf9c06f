package dev.invoicearchive.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text as UTF-8 bytes, with lone surrogates looked in the eye: JSON can escape them, UTF-8 cannot carry them, and a
 * plain encoder would silently write a question mark.
 */
final class Utf8 {
    private Utf8() {}

    /** Whether the text survives UTF-8, that is, every surrogate stands in a pair. */
    static boolean canCarry(String text) {
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            if (isSurrogate(codePoint)) {
                return false;
            }
            index += Character.charCount(codePoint);
        }
        return true;
    }

    /** UTF-8, in which a lone surrogate takes the three bytes that its number would take if it were a character. */
    static byte[] bytes(String text) {
        if (canCarry(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(bytes, codePoint));
        return bytes.toByteArray();
    }

    private static void append(ByteArrayOutputStream bytes, int codePoint) {
        if (isSurrogate(codePoint)) {
            bytes.write(0xE0 | codePoint >> 12);
            bytes.write(0x80 | codePoint >> 6 & 0x3F);
            bytes.write(0x80 | codePoint & 0x3F);
        } else {
            bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
