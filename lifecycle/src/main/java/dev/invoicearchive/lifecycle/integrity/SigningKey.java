package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;

/** The one key that signs manifests: in KMS, or a key file on one machine. ECDSA on P-256 with SHA-256. */
public interface SigningKey {
    /** The public key, X.509 SubjectPublicKeyInfo in DER. */
    byte[] publicKey() throws IOException;

    /** The signature of a message, an ASN.1 SEQUENCE of r and s in DER. */
    byte[] sign(byte[] message) throws IOException;
}
