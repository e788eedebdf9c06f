package dev.invoicearchive.auditor.doctor.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.doctor.KeyRules;

/** Keys, from KMS. */
public final class KmsKeys implements KeyRules {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public KmsKeys(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Key key(String idOrArn) {
        JsonNode key = ask("DescribeKey", named(idOrArn)).path("KeyMetadata");
        return new Key(
                key.path("Arn").asText(),
                key.path("KeyState").asText(),
                key.path("KeySpec").asText());
    }

    @Override
    public boolean rotates(String idOrArn) {
        return ask("GetKeyRotationStatus", named(idOrArn))
                .path("KeyRotationEnabled")
                .asBoolean();
    }

    @Override
    public String policy(String idOrArn) {
        return ask("GetKeyPolicy", named(idOrArn).put("PolicyName", "default"))
                .path("Policy")
                .asText();
    }

    private static ObjectNode named(String idOrArn) {
        return JsonNodeFactory.instance.objectNode().put("KeyId", idOrArn);
    }

    private JsonNode ask(String operation, ObjectNode request) {
        return clients.signed().json(SignedCalls.Service.KMS, operation, request);
    }
}
