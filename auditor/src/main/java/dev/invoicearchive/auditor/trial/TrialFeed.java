package dev.invoicearchive.auditor.trial;

import java.util.List;

/** A Kinesis stream of the trial's own, of one shard. */
public interface TrialFeed {
    /** Makes a stream. */
    void create(String name);

    /** Such as {@code ACTIVE}. */
    String status(String name);

    /** The stream's ARN. */
    String arn(String name);

    /** Every record since the stream was made. */
    List<byte[]> records(String name);

    /** Begins to delete the stream. */
    void delete(String name);
}
