package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** A signing key in KMS (key spec {@code ECC_NIST_P256}, key usage {@code SIGN_VERIFY}); it never leaves KMS. */
public final class KmsSigningKey implements SigningKey {
    private final KmsClient kms;
    private final String keyId;

    /**
     * A key.
     *
     * @param keyId the id, ARN or alias of the key
     */
    public KmsSigningKey(KmsClient kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public byte[] publicKey() throws IOException {
        try {
            byte[] der = kms.getPublicKey(request -> request.keyId(keyId))
                    .publicKey()
                    .asByteArray();
            EcdsaSignatures.publicKey(der);
            return der;
        } catch (SdkException e) {
            throw unusable("read the public key of", e);
        }
    }

    /** KMS takes messages of at most 4,096 bytes, so it gets the digest; the signature is the same. */
    @Override
    public byte[] sign(byte[] message) throws IOException {
        byte[] digest = Sha256.digest().digest(message);
        try {
            return kms.sign(request -> request.keyId(keyId)
                            .messageType(MessageType.DIGEST)
                            .message(SdkBytes.fromByteArray(digest))
                            .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256))
                    .signature()
                    .asByteArray();
        } catch (SdkException e) {
            throw unusable("sign with", e);
        }
    }

    private IOException unusable(String what, SdkException cause) {
        return new IOException(
                "Cannot " + what + " KMS key " + keyId + ": " + cause.getMessage()
                        + ", expected an answer. Check the key's policy and that it is enabled.",
                cause);
    }
}
