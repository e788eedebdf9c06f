package dev.invoicearchive.auditor.doctor.sdk;

import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.doctor.Account;
import dev.invoicearchive.auditor.doctor.ArchiveBucket;
import dev.invoicearchive.auditor.doctor.AuditTrail;
import dev.invoicearchive.auditor.doctor.Caller;
import dev.invoicearchive.auditor.doctor.CatalogTables;
import dev.invoicearchive.auditor.doctor.DeliveryStreams;
import dev.invoicearchive.auditor.doctor.DeployedTable;
import dev.invoicearchive.auditor.doctor.FeedStream;
import dev.invoicearchive.auditor.doctor.Functions;
import dev.invoicearchive.auditor.doctor.KeyRules;
import dev.invoicearchive.auditor.doctor.RoleRules;
import dev.invoicearchive.auditor.doctor.Stacks;
import dev.invoicearchive.auditor.doctor.WorkGroups;

/** An account through the SDK. A service's client is made with its first question. */
public final class SdkAccount implements Account {
    private final SdkClients clients;

    /** @param clients closed together with this */
    public SdkAccount(SdkClients clients) {
        this.clients = clients;
    }

    @Override
    public Caller caller() {
        return new StsCaller(clients);
    }

    @Override
    public Stacks stacks() {
        return new CloudFormationStacks(clients);
    }

    @Override
    public DeployedTable table() {
        return new DynamoTable(clients);
    }

    @Override
    public FeedStream feed() {
        return new KinesisFeed(clients);
    }

    @Override
    public DeliveryStreams deliveries() {
        return new FirehoseStreams(clients);
    }

    @Override
    public Functions functions() {
        return new LambdaFunctions(clients);
    }

    @Override
    public ArchiveBucket bucket() {
        return new S3Bucket(clients);
    }

    @Override
    public KeyRules keys() {
        return new KmsKeys(clients);
    }

    @Override
    public WorkGroups workGroups() {
        return new AthenaWorkGroups(clients);
    }

    @Override
    public CatalogTables catalog() {
        return new GlueTables(clients);
    }

    @Override
    public RoleRules roles() {
        return new IamRoles(clients);
    }

    @Override
    public AuditTrail trail() {
        return new CloudTrailTrails(clients);
    }

    @Override
    public void close() {
        clients.close();
    }
}
