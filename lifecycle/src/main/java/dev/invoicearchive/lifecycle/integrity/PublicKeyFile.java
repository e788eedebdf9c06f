package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A public key as it is handed on: a PEM file, as {@code openssl pkey -pubin} reads it. */
public final class PublicKeyFile {
    private PublicKeyFile() {}

    /**
     * Reads the key.
     *
     * @return X.509 SubjectPublicKeyInfo in DER
     * @throws InvalidKeyFileException if the file holds no key of P-256
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        byte[] der = Pem.read(Pem.PUBLIC_KEY, text)
                .orElseThrow(
                        () -> new InvalidKeyFileException(
                                "Invalid public key file: " + file
                                        + " holds none, expected a block BEGIN PUBLIC KEY. Export it with: openssl pkey -in KEY -pubout"));
        EcdsaSignatures.publicKey(der);
        return der;
    }

    /** The text of such a file. */
    public static String text(byte[] der) {
        return Pem.write(Pem.PUBLIC_KEY, der);
    }

    /** The key as a manifest names it. */
    public static Manifest.PublicKeyEntry entry(byte[] der) {
        return new Manifest.PublicKeyEntry(Sha256.of(der), Base64.getEncoder().encodeToString(der));
    }
}
