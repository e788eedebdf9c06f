package dev.invoicearchive.auditor.doctor;

/**
 * Everything that the doctor may ask of an account, one port for each service. Each call can throw what {@link
 * dev.invoicearchive.auditor.aws.Calls#ask} throws; none changes anything.
 */
public interface Account extends AutoCloseable {
    /** Who asks. */
    Caller caller();

    /** What was deployed. */
    Stacks stacks();

    /** The table of transactions. */
    DeployedTable table();

    /** The Kinesis stream between table and delivery. */
    FeedStream feed();

    /** The delivery streams. */
    DeliveryStreams deliveries();

    /** Functions and what calls them. */
    Functions functions();

    /** Buckets. */
    ArchiveBucket bucket();

    /** Keys. */
    KeyRules keys();

    /** Athena's workgroups. */
    WorkGroups workGroups();

    /** Tables and views of the catalog. */
    CatalogTables catalog();

    /** What roles may do. */
    RoleRules roles();

    /** The audit trail. */
    AuditTrail trail();

    @Override
    void close();
}
