package dev.invoicearchive.lifecycle.integrity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of PEM text (RFC 7468). */
final class Pem {
    /** A public key, X.509 SubjectPublicKeyInfo. */
    static final String PUBLIC_KEY = "PUBLIC KEY";

    /** A private key, PKCS #8, not encrypted. */
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final int LINE_CHARACTERS = 64;

    private Pem() {}

    /** One block with its line ends. */
    static String write(String label, byte[] der) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE_CHARACTERS, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The bytes of the first block of this label; empty if there is none that can be read. */
    static Optional<byte[]> read(String label, String text) {
        Pattern block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
        Matcher found = block.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(found.group(1).replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
