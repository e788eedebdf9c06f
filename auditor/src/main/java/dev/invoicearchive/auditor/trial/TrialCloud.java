package dev.invoicearchive.auditor.trial;

/**
 * What the trial may make and take away, one port for each service. Each call can throw what {@link
 * dev.invoicearchive.auditor.aws.Calls#ask} throws; deleting what is not there does nothing.
 */
public interface TrialCloud {
    /** Buckets. */
    TrialBuckets buckets();

    /** Roles. */
    TrialRoles roles();

    /** Delivery streams. */
    TrialDeliveries deliveries();

    /** Workgroup and database. */
    TrialSql sql();

    /** Table. */
    TrialTable table();

    /** Kinesis stream. */
    TrialFeed feed();
}
