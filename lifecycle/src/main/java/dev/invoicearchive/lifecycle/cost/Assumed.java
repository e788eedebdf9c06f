package dev.invoicearchive.lifecycle.cost;

/**
 * What nobody measured on AWS. Sizes of Parquet come from decision 3, the rest is an estimate that a site replaces by what
 * its bill shows.
 */
final class Assumed {
    /** A feed record without its images. */
    static final long ENVELOPE_BYTES = 450;
    /** An image as DynamoDB's JSON, beside its own size. */
    static final int JSON_PERCENT = 130;
    /** A Parquet file of one row: schema, statistics, indexes. Measured. */
    static final long FILE_BYTES = 8 * Bytes.KB;

    static final long TOTAL_BYTES = 400;
    static final long CLAIM_BYTES = 350;
    /** DynamoDB adds this to each item. */
    static final long ITEM_OVERHEAD_BYTES = 100;

    static final int CLAIM_DAYS = 35;
    /** A claim and a total, each written in a transaction, which takes two units. */
    static final int UNITS_PER_CLAIM = 4;

    static final int TRANSFORM_CALL_MILLIS = 150;
    static final int TRANSFORM_CHANGE_MICROS = 200;
    static final int TOTALS_CALL_MILLIS = 20;
    static final int TOTALS_CHANGE_MICROS = 15_000;
    static final long LOG_BYTES_PER_CALL = 1_000;

    static final int KMS_CALLS_PER_HOUR = 12;
    /** The buckets' writers and readers, the queue, the logs. */
    static final int KMS_OTHER_CALLERS = 6;

    static final long TRAIL_BYTES_PER_EVENT = 250;
    static final int TRAIL_FILES_PER_DAY = 312;
    static final long ACCESS_LOG_BYTES = 500;
    static final int NOTICES_PER_DAY = 1;

    static final int SEAL_STATEMENTS_PER_DAY = 8;
    /** All steps of a day together, most of them waiting for Athena. */
    static final int SEAL_SECONDS_PER_DAY = 240;
    /** Nine steps, a choice after each, both ends. */
    static final int SEAL_TRANSITIONS_PER_DAY = 20;

    static final int SEALED_FILES_PER_DAY = 1;
    static final int ROLLUP_FILES_PER_DAY = 2;
    static final long ROLLUP_BYTES = 40 * Bytes.KB;
    static final long MANIFEST_BYTES_PER_OBJECT = 300;
    static final int OVERLAP_DAYS = 7;
    /** The footer and the columns that are asked for. */
    static final int READS_PER_FILE = 2;

    static final int CATALOG_REQUESTS_PER_STATEMENT = 10;

    private Assumed() {}
}
