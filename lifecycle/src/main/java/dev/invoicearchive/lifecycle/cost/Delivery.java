package dev.invoicearchive.lifecycle.cost;

/**
 * How changes become objects.
 *
 * @param lambdaBufferSeconds how long Firehose gathers records for one call of the transform
 * @param partitionBufferSeconds how long it gathers untransformed records for one backup object
 * @param busyHours hours of a day in which changes come
 * @param shards open shards of the Kinesis stream, and of the table's stream; each is read for itself
 * @param eventHours hours in which the changes of one call happened; each makes a file
 * @param parquetPercent size of the rows in Parquet beside that of the feed's JSON
 * @param gzipPercent size of the backup beside that of the feed's JSON
 */
public record Delivery(
        int lambdaBufferSeconds,
        int partitionBufferSeconds,
        int busyHours,
        int shards,
        int eventHours,
        int parquetPercent,
        int gzipPercent) {
    private static final int BUFFER_SECONDS_MAX = 900;
    private static final int PARTITION_SECONDS_MIN = 60;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int SHARDS_MAX = 10_000;
    /** Firehose keeps no more partitions open. */
    private static final int EVENT_HOURS_MAX = 500;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the one that cannot be
     */
    public Delivery {
        Invalid.unlessBetween("Lambda buffer seconds", lambdaBufferSeconds, 1, BUFFER_SECONDS_MAX);
        Invalid.unlessBetween(
                "partition buffer seconds", partitionBufferSeconds, PARTITION_SECONDS_MIN, BUFFER_SECONDS_MAX);
        Invalid.unlessBetween("busy hours", busyHours, 1, HOURS_OF_A_DAY);
        Invalid.unlessBetween("shards", shards, 1, SHARDS_MAX);
        Invalid.unlessBetween("event hours", eventHours, 1, EVENT_HOURS_MAX);
        Invalid.unlessPercent("Parquet percent", parquetPercent);
        Invalid.unlessPercent("gzip percent", gzipPercent);
    }

    /** The same with another time of gathering. */
    public Delivery withLambdaBufferSeconds(int seconds) {
        return new Delivery(
                seconds, partitionBufferSeconds, busyHours, shards, eventHours, parquetPercent, gzipPercent);
    }
}
