package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.WorkGroups;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.EngineVersion;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.WorkGroupConfiguration;

/** Workgroups, from Athena. */
public final class AthenaWorkGroups implements WorkGroups {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public AthenaWorkGroups(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public WorkGroup workGroup(String name) {
        AthenaClient client = clients.client(AthenaClient.class, AthenaClient::builder);
        WorkGroupConfiguration group = Calls.ask(
                        "athena:GetWorkGroup", () -> client.getWorkGroup(request -> request.workGroup(name)))
                .workGroup()
                .configuration();
        Optional<ResultConfiguration> results = Optional.ofNullable(group.resultConfiguration());
        Long scanBytes = group.bytesScannedCutoffPerQuery();
        return new WorkGroup(
                Boolean.TRUE.equals(group.enforceWorkGroupConfiguration()),
                results.map(ResultConfiguration::outputLocation).orElse(""),
                results.map(ResultConfiguration::encryptionConfiguration)
                        .map(EncryptionConfiguration::encryptionOptionAsString)
                        .orElse(""),
                scanBytes == null ? OptionalLong.empty() : OptionalLong.of(scanBytes),
                Optional.ofNullable(group.engineVersion())
                        .map(EngineVersion::selectedEngineVersion)
                        .map(version -> Objects.requireNonNullElse(version, ""))
                        .orElse(""));
    }
}
