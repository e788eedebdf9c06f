package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.Calls;
import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.Caller;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The caller, from STS. */
public final class StsCaller implements Caller {
    private final SdkClients clients;

    /** @param clients stay the caller's to close */
    public StsCaller(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Identity identity() {
        GetCallerIdentityResponse answer =
                Calls.ask("sts:GetCallerIdentity", () -> clients.client(StsClient.class, StsClient::builder)
                        .getCallerIdentity());
        return new Identity(answer.account(), answer.arn(), clients.region());
    }
}
