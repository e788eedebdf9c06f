package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/** A key in KMS signs as a key file does, for messages of any length; its faults name the key. */
class KmsSigningKeyTest {
    private final FakeKms kms = new FakeKms();
    private final KmsSigningKey key = new KmsSigningKey(kms, "alias/manifests");

    /** KMS as its API reference describes two of its operations. */
    private static final class FakeKms implements KmsClient {
        private KeyPair pair;
        private boolean disabled;

        @Override
        public SignResponse sign(SignRequest request) {
            check(request.keyId());
            assertThat(request.messageType()).isEqualTo(MessageType.DIGEST);
            assertThat(request.signingAlgorithm()).isEqualTo(SigningAlgorithmSpec.ECDSA_SHA_256);
            try {
                Signature signer = Signature.getInstance("NONEwithECDSA");
                signer.initSign(pair.getPrivate());
                signer.update(request.message().asByteArray());
                return SignResponse.builder()
                        .signature(SdkBytes.fromByteArray(signer.sign()))
                        .build();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
            check(request.keyId());
            return GetPublicKeyResponse.builder()
                    .publicKey(SdkBytes.fromByteArray(pair.getPublic().getEncoded()))
                    .build();
        }

        private void check(String keyId) {
            assertThat(keyId).isEqualTo("alias/manifests");
            if (disabled) {
                throw DisabledException.builder().message("the key is disabled").build();
            }
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    @BeforeEach
    void makeKey() throws GeneralSecurityException {
        kms.pair = pair("secp256r1");
    }

    @Test
    @DisplayName("A signature over a megabyte verifies like one that was made from the whole message")
    void itSignsLongMessages() throws IOException {
        byte[] message = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(EcdsaSignatures.verifies(EcdsaSignatures.publicKey(key.publicKey()), message, key.sign(message)))
                .isTrue();
    }

    @Test
    void aDisabledKeyIsNamed() {
        kms.disabled = true;

        assertThatThrownBy(() -> key.sign(new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot sign with KMS key alias/manifests: the key is disabled");
        assertThatThrownBy(key::publicKey)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot read the public key of KMS key alias/manifests");
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws GeneralSecurityException {
        kms.pair = pair("secp384r1");

        assertThatThrownBy(key::publicKey)
                .isInstanceOf(InvalidKeyFileException.class)
                .hasMessageContaining("expected one of the curve P-256");
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
