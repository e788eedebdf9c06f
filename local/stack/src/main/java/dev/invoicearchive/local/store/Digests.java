package dev.invoicearchive.local.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of contents, hexadecimal. */
final class Digests {
    private Digests() {}

    static String sha256(byte[] content) {
        return digest("SHA-256", content);
    }

    static String md5(byte[] content) {
        return digest("MD5", content);
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest " + algorithm + ", which every Java has.", e);
        }
    }
}
