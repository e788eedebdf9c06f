package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.KeyRules;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** Keys, from KMS. */
public final class KmsKeys implements KeyRules {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public KmsKeys(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Key key(String idOrArn) {
        KeyMetadata key = Calls.ask("kms:DescribeKey", () -> client().describeKey(request -> request.keyId(idOrArn)))
                .keyMetadata();
        return new Key(key.arn(), key.keyStateAsString(), key.keySpecAsString());
    }

    @Override
    public boolean rotates(String idOrArn) {
        return Boolean.TRUE.equals(Calls.ask("kms:GetKeyRotationStatus", () -> client().getKeyRotationStatus(
                                request -> request.keyId(idOrArn)))
                .keyRotationEnabled());
    }

    @Override
    public String policy(String idOrArn) {
        return Calls.ask("kms:GetKeyPolicy", () -> client().getKeyPolicy(
                                request -> request.keyId(idOrArn).policyName("default")))
                .policy();
    }

    private KmsClient client() {
        return clients.client(KmsClient.class, KmsClient::builder);
    }
}
