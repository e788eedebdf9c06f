package dev.invoicearchive.lifecycle.integrity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The entry that hands the chain to a new key: it closes no day, names the new key and is signed by the old one. */
public final class KeyChange {
    private KeyChange() {}

    /**
     * The manifest to be signed by the key that signed the head.
     *
     * @param head the last manifest
     * @param newKey X.509 SubjectPublicKeyInfo in DER
     * @param now by the caller's clock; never before the head
     */
    public static Manifest after(SignedManifest head, byte[] newKey, Instant now) {
        Manifest last = head.manifest();
        return new Manifest(
                last.sequence() + 1,
                now.isBefore(last.createdAt()) ? last.createdAt() : now,
                Optional.of(head.asPrevious()),
                last.nextKey().orElse(last.key()),
                Optional.of(PublicKeyFile.entry(newKey)),
                last.schemaVersion(),
                last.rulesSha256(),
                "key-change",
                last.sealedThrough(),
                List.of(),
                List.of());
    }
}
