package dev.invoicearchive.auditor.doctor.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.aws.SignedCalls;
import dev.invoicearchive.auditor.doctor.AuditTrail;

/** Trails, from CloudTrail. */
public final class CloudTrailTrails implements AuditTrail {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public CloudTrailTrails(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Trail trail(String name) {
        JsonNode trail = ask("GetTrail", name).path("Trail");
        return new Trail(
                ask("GetTrailStatus", name).path("IsLogging").asBoolean(),
                trail.path("LogFileValidationEnabled").asBoolean(),
                trail.path("KmsKeyId").asText(""));
    }

    private JsonNode ask(String operation, String name) {
        return clients.signed()
                .json(
                        SignedCalls.Service.CLOUDTRAIL,
                        operation,
                        JsonNodeFactory.instance.objectNode().put("Name", name));
    }
}
