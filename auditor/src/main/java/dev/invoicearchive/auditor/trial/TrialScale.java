package dev.invoicearchive.auditor.trial;

/**
 * How much an experiment puts.
 *
 * @param recordsOfOneHour of the first experiment
 * @param paddingOfOneHour characters in each of them; together several Lambda buffers of 1 MB
 * @param hours of the experiment with too many partitions; more than Firehose allows to be open
 * @param paddingOfManyHours characters in each of its records
 * @param changes items that are inserted into the table
 */
public record TrialScale(int recordsOfOneHour, int paddingOfOneHour, int hours, int paddingOfManyHours, int changes) {
    /** For an account: 4 MB of one hour, 5 MB of 600 hours. Firehose allows 500 open partitions unless it was raised. */
    public static final TrialScale ACCOUNT = new TrialScale(40, 100_000, 600, 4_000, 5);

    /** Records in each of many hours: with two, a carrier has a companion that can be lost. */
    static final int OF_EACH_HOUR = 2;
}
