package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an object.
 *
 * @param first its first byte, from 0
 * @param length its bytes
 */
record ByteRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * The part that a header asks for; empty for the whole, also if the header has a form that S3 ignores.
     *
     * @throws S3Fault if it lies outside of the object
     */
    static Optional<ByteRange> of(Optional<String> header, long size) throws S3Fault {
        Matcher matcher = FORM.matcher(header.orElse(""));
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        boolean suffix = matcher.group(1).isEmpty();
        long first = suffix ? Math.max(0, size - Long.parseLong(matcher.group(2))) : Long.parseLong(matcher.group(1));
        long last =
                suffix || matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (first > last) {
            throw new S3Fault(Code.InvalidRange, "Invalid range: " + header.get() + " of " + size + " bytes.");
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** Its {@code Content-Range}. */
    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
