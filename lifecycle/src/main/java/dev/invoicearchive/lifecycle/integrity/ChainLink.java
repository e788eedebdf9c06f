package dev.invoicearchive.lifecycle.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A manifest as a place in the chain.
 *
 * @param sha256 of its bytes, hexadecimal
 * @param keyId of the key that signed it
 */
public record ChainLink(
        long sequence, String sha256, Instant createdAt, Optional<LocalDate> sealedThrough, String keyId) {
    /** The place of a manifest. */
    static ChainLink of(SignedManifest manifest) {
        Manifest says = manifest.manifest();
        return new ChainLink(
                says.sequence(),
                manifest.sha256(),
                says.createdAt(),
                says.sealedThrough(),
                says.key().id());
    }
}
