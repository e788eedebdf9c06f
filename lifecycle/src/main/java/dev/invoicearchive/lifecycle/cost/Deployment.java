package dev.invoicearchive.lifecycle.cost;

/**
 * What {@code infra} deploys and what is billed for being there. A test of {@code infra} holds these figures against its
 * templates.
 */
public final class Deployment {
    /** Memory of the transform, in MB. */
    public static final int TRANSFORM_MEGABYTES = 1769;
    /** Memory of the totals Lambda, in MB. */
    public static final int TOTALS_MEGABYTES = 1024;
    /** Memory of the function that seals, in MB. */
    public static final int SEAL_MEGABYTES = 3008;
    /** The most records that one call of the totals Lambda takes. */
    public static final int TOTALS_BATCH = 100;
    /** The size at which Firehose calls the transform, in MB. */
    public static final int LAMBDA_BUFFER_MEGABYTES = 1;
    /** The size at which a backup object is written, in MB. */
    public static final int PARTITION_BUFFER_MEGABYTES = 64;
    /** How long the feed keeps a record, in hours. */
    public static final int FEED_HOURS = 168;
    /** Customer-managed keys. */
    public static final int KEYS = 7;
    /** Of these, how many rotate once a year. */
    public static final int ROTATING_KEYS = 5;
    /** Metrics that alarms look at; an alarm over two metrics counts twice. */
    public static final int ALARM_METRICS = 26;
    /** Metrics of our own. */
    public static final int METRICS = 8;
    /** Dashboards. */
    public static final int DASHBOARDS = 1;
    /** Databases and tables of the catalog. */
    public static final int CATALOG_OBJECTS = 7;
    /** Tables of DynamoDB. */
    public static final int TABLES = 3;
    /** How long logs and access logs are kept, in days. */
    public static final int LOG_DAYS = 400;

    private Deployment() {}
}
