package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import java.io.IOException;
import java.util.Optional;

/** The chain of signed manifests, as far as sealing needs it. */
public interface SealManifests {
    /**
     * The last manifest; empty if there is none yet.
     *
     * @throws IOException if it cannot be read, or is none
     */
    Optional<Link> head() throws IOException;

    /**
     * Gives every manifest after a sequence number, in order.
     *
     * @param sequence 0 for all of them
     */
    void after(long sequence, Visitor visitor) throws IOException;

    /** The key that signs the next manifest. */
    Manifest.PublicKeyEntry key() throws IOException;

    /**
     * Signs a manifest and writes it, only if there is none of its number.
     *
     * @return the manifest as it now stands in the chain; empty if another one has the number
     */
    Optional<Link> publish(Manifest manifest) throws IOException;

    /**
     * A manifest in the chain.
     *
     * @param sha256 of its bytes, hexadecimal
     * @param signature of its bytes, base64
     */
    record Link(Manifest manifest, String sha256, String signature) {
        /** What the next manifest says of this one. */
        Manifest.Previous asPrevious() {
            return new Manifest.Previous(manifest.sequence(), sha256, signature);
        }
    }

    /** Takes manifests as they are read. */
    interface Visitor {
        void visit(Manifest manifest) throws IOException;
    }
}
