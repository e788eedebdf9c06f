package dev.invoicearchive.transform;

import java.util.List;

/**
 * The event with which Firehose calls a transformation. The published class of the AWS library loses {@link
 * #sourceKinesisStreamArn}. The fields are public because Lambda's serialiser reads and writes them by name. Source:
 * "Transform source data in Amazon Data Firehose".
 */
public final class FirehoseEvent {
    /** Identity of this call. */
    public String invocationId;

    /** The delivery stream. */
    public String deliveryStreamArn;

    /** The Kinesis stream that feeds it; null if its records are put directly. */
    public String sourceKinesisStreamArn;

    /** The delivery stream's region. */
    public String region;

    /** The batch, in the order of arrival. */
    public List<FirehoseRecord> records;
}
