package dev.invoicearchive.lifecycle.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.lifecycle.aws.SignedRequests;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** A signing key in KMS (key spec {@code ECC_NIST_P256}, key usage {@code SIGN_VERIFY}); it never leaves KMS. */
public final class KmsSigningKey implements SigningKey {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 300;

    private final SignedRequests kms;
    private final String keyId;

    /**
     * A key.
     *
     * @param kms calls of KMS
     * @param keyId the id, ARN or alias of the key
     */
    public KmsSigningKey(SignedRequests kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    @Override
    public byte[] publicKey() throws IOException {
        byte[] der = ask("GetPublicKey", "read the public key of", JSON.createObjectNode(), "PublicKey");
        EcdsaSignatures.publicKey(der);
        return der;
    }

    /** KMS takes messages of at most 4,096 bytes, so it gets the digest; the signature is the same. */
    @Override
    public byte[] sign(byte[] message) throws IOException {
        ObjectNode request = JSON.createObjectNode()
                .put("MessageType", "DIGEST")
                .put(
                        "Message",
                        Base64.getEncoder().encodeToString(Sha256.digest().digest(message)))
                .put("SigningAlgorithm", "ECDSA_SHA_256");
        return ask("Sign", "sign with", request, "Signature");
    }

    private byte[] ask(String operation, String what, ObjectNode request, String field) throws IOException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "TrentService." + operation);
        try {
            SignedRequests.Reply reply =
                    kms.post(headers, request.put("KeyId", keyId).toString());
            JsonNode answer = JSON.readTree(reply.body());
            if (reply.status() >= REFUSED || !answer.path(field).isTextual()) {
                throw unusable(what, reason(reply.status(), answer), null);
            }
            return answer.path(field).binaryValue();
        } catch (SdkException e) {
            throw unusable(what, e.getMessage(), e);
        }
    }

    private static String reason(int status, JsonNode answer) {
        String code = answer.path("__type").asText("").replaceFirst("^.*#", "");
        String message = answer.path("message").asText(answer.path("Message").asText(""));
        return ("status " + status + " " + code + " " + message).strip();
    }

    private IOException unusable(String what, String reason, Exception cause) {
        return new IOException(
                "Cannot " + what + " KMS key " + keyId + ": " + reason
                        + ", expected an answer. Check the key's policy and that it is enabled.",
                cause);
    }
}
