package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.invoicearchive.lifecycle.aws.SignedRequests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Proves over real HTTP what KMS is asked, and that its answers become signatures that verify. */
class KmsSigningKeyTest {
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/0a1b";

    private final KeyPair pair = pair();
    private HttpServer server;
    private SignedRequests requests;
    private int failures;
    private String authorization = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        requests = new SignedRequests(
                "kms",
                Region.EU_CENTRAL_1,
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key-id", "secret")));
    }

    @AfterEach
    void stop() {
        requests.close();
        server.stop(0);
    }

    @Test
    @DisplayName("a message longer than KMS takes is signed, and its signature verifies with the key that KMS tells")
    void signs() throws IOException {
        byte[] message = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        KmsSigningKey key = new KmsSigningKey(requests, KEY);

        byte[] signature = key.sign(message);

        assertThat(EcdsaSignatures.verifies(EcdsaSignatures.publicKey(key.publicKey()), message, signature))
                .isTrue();
        assertThat(authorization).contains("Credential=key-id/", "/eu-central-1/kms/aws4_request");
    }

    @Test
    @DisplayName("a fault of the service is asked again, and told if it stays")
    void asksAgain() throws IOException {
        KmsSigningKey key = new KmsSigningKey(requests, KEY);
        failures = 2;
        assertThat(key.publicKey()).isEqualTo(pair.getPublic().getEncoded());

        failures = 3;
        assertThatThrownBy(key::publicKey)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot read the public key of KMS key " + KEY)
                .hasMessageContaining("status 500");
    }

    @Test
    @DisplayName("a refusal is told in the service's words, with the key")
    void refusals() {
        KmsSigningKey key = new KmsSigningKey(requests, "arn:another");

        assertThatThrownBy(() -> key.sign(new byte[] {1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot sign with KMS key arn:another")
                .hasMessageContaining("AccessDeniedException not yours");
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (failures > 0) {
            failures--;
            send(exchange, 500, "{}");
        } else if (!request.path("KeyId").asText().equals(KEY)) {
            send(exchange, 400, "{\"__type\":\"AccessDeniedException\",\"message\":\"not yours\"}");
        } else if (target.equals("TrentService.GetPublicKey")) {
            send(exchange, 200, "{\"PublicKey\":\"" + base64(pair.getPublic().getEncoded()) + "\"}");
        } else {
            assertThat(target).isEqualTo("TrentService.Sign");
            assertThat(request.path("SigningAlgorithm").asText()).isEqualTo("ECDSA_SHA_256");
            assertThat(request.path("MessageType").asText()).isEqualTo("DIGEST");
            send(
                    exchange,
                    200,
                    "{\"Signature\":\"" + base64(signed(request.path("Message").binaryValue())) + "\"}");
        }
    }

    /** What KMS does with a digest. */
    private byte[] signed(byte[] digest) {
        assertThat(digest).hasSize(32);
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(digest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
