package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.util.Optional;

/** The chain of signed manifests, as far as sealing needs it. */
public interface SealManifests {
    /**
     * The last manifest; empty if there is none yet.
     *
     * @throws IOException if it cannot be read, or is not what its key signed
     */
    Optional<SignedManifest> head() throws IOException;

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
    Optional<SignedManifest> publish(Manifest manifest) throws IOException;

    /** Takes manifests as they are read. */
    interface Visitor {
        void visit(Manifest manifest) throws IOException;
    }
}
