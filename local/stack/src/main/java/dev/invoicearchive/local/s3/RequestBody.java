package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request as it was meant: freed from {@code aws-chunked} and compared with every checksum that came with it,
 * before or behind it. Source: the S3 API, "Transferring payload in multiple chunks". The chunks' signatures are not
 * checked.
 */
final class RequestBody {
    private static final int LINE_MAX = 8_192;

    private final byte[] content;
    private final boolean checked;

    private RequestBody(byte[] content, boolean checked) {
        this.content = content;
        this.checked = checked;
    }

    /**
     * Reads the body.
     *
     * @param bytesMax more is refused
     */
    static RequestBody read(S3Request request, int bytesMax) throws S3Fault, IOException {
        Map<String, String> checksums = new HashMap<>(request.headers());
        byte[] content;
        if (isChunked(request)) {
            try {
                content = unchunked(request.body(), bytesMax, checksums);
            } catch (EOFException e) {
                throw new S3Fault(Code.IncompleteBody, "Invalid body: it ends within a chunk.");
            }
        } else {
            content = request.body().readNBytes(bytesMax + 1);
            checkSize(content.length, bytesMax);
        }
        Optional<String> length = request.header("x-amz-decoded-content-length");
        if (length.isPresent() && !length.get().equals(Integer.toString(content.length))) {
            throw new S3Fault(
                    Code.IncompleteBody, "Invalid body: " + content.length + " bytes, expected " + length.get() + ".");
        }
        return new RequestBody(content, Checksums.check(content, checksums));
    }

    byte[] content() {
        return content;
    }

    /** Whether the caller sent a checksum, which a put under a lock must have. */
    boolean isChecked() {
        return checked;
    }

    private static boolean isChunked(S3Request request) {
        return request.header("content-encoding").orElse("").contains("aws-chunked")
                || request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
    }

    private static byte[] unchunked(InputStream body, int bytesMax, Map<String, String> trailers)
            throws S3Fault, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = chunkSize(line(body)); size > 0; size = chunkSize(line(body))) {
            checkSize(content.size() + (long) size, bytesMax);
            byte[] chunk = body.readNBytes(size);
            if (chunk.length < size) {
                throw new EOFException();
            }
            content.write(chunk);
            line(body);
        }
        for (String line = line(body); !line.isEmpty(); line = line(body)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return content.toByteArray();
    }

    private static int chunkSize(String line) throws S3Fault {
        try {
            return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw new S3Fault(
                    Code.IncompleteBody, "Invalid body: no size before a chunk, expected hexadecimal digits.");
        }
    }

    /** A line without its end; an empty one where the body ends. */
    private static String line(InputStream body) throws IOException, S3Fault {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = body.read(); next >= 0 && next != '\n'; next = body.read()) {
            if (line.size() == LINE_MAX) {
                throw new S3Fault(
                        Code.IncompleteBody, "Invalid body: a chunk's head of more than " + LINE_MAX + " bytes.");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static void checkSize(long bytes, int bytesMax) throws S3Fault {
        if (bytes > bytesMax) {
            throw new S3Fault(
                    Code.EntityTooLarge, "Invalid body: more than " + bytesMax + " bytes, expected fewer in one put.");
        }
    }
}
