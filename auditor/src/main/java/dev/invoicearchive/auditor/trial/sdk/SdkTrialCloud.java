package dev.invoicearchive.auditor.trial.sdk;

import dev.invoicearchive.auditor.aws.SdkClients;
import dev.invoicearchive.auditor.trial.TrialBuckets;
import dev.invoicearchive.auditor.trial.TrialCloud;
import dev.invoicearchive.auditor.trial.TrialDeliveries;
import dev.invoicearchive.auditor.trial.TrialFeed;
import dev.invoicearchive.auditor.trial.TrialRoles;
import dev.invoicearchive.auditor.trial.TrialSql;
import dev.invoicearchive.auditor.trial.TrialTable;

/**
 * An account through the SDK.
 *
 * @param clients stay the caller's to close
 */
public record SdkTrialCloud(SdkClients clients) implements TrialCloud {
    @Override
    public TrialBuckets buckets() {
        return new S3TrialBuckets(clients);
    }

    @Override
    public TrialRoles roles() {
        return new IamTrialRoles(clients);
    }

    @Override
    public TrialDeliveries deliveries() {
        return new FirehoseTrialDeliveries(clients);
    }

    @Override
    public TrialSql sql() {
        return new AthenaTrialSql(clients);
    }

    @Override
    public TrialTable table() {
        return new DynamoTrialTable(clients);
    }

    @Override
    public TrialFeed feed() {
        return new KinesisTrialFeed(clients);
    }
}
