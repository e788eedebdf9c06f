package dev.invoicearchive.auditor.doctor;

/** The Kinesis stream of the feed. */
public interface FeedStream {
    /** A stream by its ARN. */
    Stream stream(String arn);

    /** How many more on-demand streams the account may have in this region. */
    int onDemandStreamsLeft();

    /**
     * A stream.
     *
     * @param status such as {@code ACTIVE}
     * @param retentionHours how long it keeps records
     * @param encryption {@code KMS} or {@code NONE}
     * @param keyId the key it is encrypted with; empty text without one
     */
    record Stream(String status, int retentionHours, String encryption, String keyId) {}
}
