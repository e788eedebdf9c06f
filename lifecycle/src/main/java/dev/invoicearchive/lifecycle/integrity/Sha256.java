package dev.invoicearchive.lifecycle.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 as the archive writes it: 64 hexadecimal digits, lower case. */
public final class Sha256 {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    /** The hash of these bytes. */
    public static String of(byte[] bytes) {
        return text(digest().digest(bytes));
    }

    /** A digest to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest SHA-256, which every Java has.", e);
        }
    }

    /** A digest's bytes as text. */
    public static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Whether a text is such a hash. */
    public static boolean isText(String text) {
        return TEXT.matcher(text).matches();
    }
}
