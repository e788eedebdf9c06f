package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;
import java.util.Base64;

/**
 * A manifest with the bytes that were signed.
 *
 * @param manifest what it says
 * @param bytes its canonical form; not to be changed
 * @param signature of these bytes, DER; not to be changed
 */
public record SignedManifest(Manifest manifest, byte[] bytes, byte[] signature) {
    /**
     * Signs a manifest.
     *
     * @throws IllegalArgumentException if the manifest names another key
     * @throws IOException if the key cannot be used
     */
    public static SignedManifest sign(Manifest manifest, SigningKey key) throws IOException {
        if (!PublicKeyFile.entry(key.publicKey()).equals(manifest.key())) {
            throw new IllegalArgumentException("Invalid key of manifest " + manifest.sequence() + ": "
                    + manifest.key().id() + ", expected that of the signing key.");
        }
        byte[] bytes = ManifestJson.write(manifest);
        return new SignedManifest(manifest, bytes, key.sign(bytes));
    }

    /** SHA-256 of the bytes, hexadecimal. */
    public String sha256() {
        return Sha256.of(bytes);
    }

    /** How the next manifest names this one. */
    public Manifest.Previous asPrevious() {
        return new Manifest.Previous(
                manifest.sequence(), sha256(), Base64.getEncoder().encodeToString(signature));
    }
}
