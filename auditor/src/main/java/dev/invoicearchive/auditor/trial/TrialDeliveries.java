package dev.invoicearchive.auditor.trial;

import java.util.List;

/** Delivery streams of the trial's own. */
public interface TrialDeliveries {
    /**
     * Makes a stream for direct puts that is set up like the deployment's.
     *
     * @return false if Firehose cannot take the role yet, which it may say for a minute after the role was made
     */
    boolean create(Plan plan);

    /** Such as {@code ACTIVE}. */
    String status(String name);

    /**
     * Puts records, 500 and 4 MiB at most.
     *
     * @return those that were refused and may be put again
     */
    List<byte[]> put(String name, List<byte[]> records);

    /** Begins to delete a stream. */
    void delete(String name);

    /**
     * A stream.
     *
     * @param name of it
     * @param bucket that it writes to
     * @param roleArn that it writes as
     * @param functionArn that transforms
     */
    record Plan(String name, String bucket, String roleArn, String functionArn) {}
}
