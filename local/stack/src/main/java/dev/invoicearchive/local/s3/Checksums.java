package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** The checksums that come with a body. Source: the S3 API, PutObject. */
final class Checksums {
    private static final String PREFIX = "x-amz-checksum-";
    private static final List<String> NAMES = List.of("sha256", "sha1", "crc32", "crc32c", "crc64nvme");

    private Checksums() {}

    /**
     * Compares a body with what came with it.
     *
     * @param headers headers and trailers, by their names in small letters
     * @return whether there was a checksum that S3 takes as one
     */
    static boolean check(byte[] content, Map<String, String> headers) throws S3Fault {
        String payload = headers.getOrDefault("x-amz-content-sha256", "");
        if (payload.length() == 64 && !payload.equals(HexFormat.of().formatHex(digest("SHA-256", content)))) {
            throw new S3Fault(Code.XAmzContentSHA256Mismatch, "Invalid body: not the one that was signed.");
        }
        boolean any = headers.containsKey("content-md5");
        if (any && !headers.get("content-md5").equals(base64(digest("MD5", content)))) {
            throw new S3Fault(Code.BadDigest, "Invalid body: its MD5 is another than Content-MD5 says.");
        }
        for (String name : NAMES) {
            String expected = headers.get(PREFIX + name);
            if (expected != null) {
                any = true;
                if (!expected.equals(checksum(name, content))) {
                    throw new S3Fault(
                            Code.BadDigest, "Invalid body: its checksum is another than " + PREFIX + name + " says.");
                }
            }
        }
        return any;
    }

    /** SHA-256 as S3 writes checksums. */
    static String sha256(byte[] content) {
        return base64(digest("SHA-256", content));
    }

    private static String checksum(String name, byte[] content) {
        return switch (name) {
            case "sha256" -> sha256(content);
            case "sha1" -> base64(digest("SHA-1", content));
            case "crc32" -> base64(ofInt(new CRC32(), content));
            case "crc32c" -> base64(ofInt(new CRC32C(), content));
            default ->
                base64(ByteBuffer.allocate(Long.BYTES)
                        .putLong(Crc64Nvme.of(content))
                        .array());
        };
    }

    private static byte[] ofInt(Checksum checksum, byte[] content) {
        checksum.update(content, 0, content.length);
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest " + algorithm + ", which every Java has.", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
