package dev.invoicearchive.local.firehose;

import java.time.Instant;

/**
 * One record of the source stream.
 *
 * @param ordinal the record's place in the source, for the checkpoint
 * @param sequenceNumber as Kinesis gives it; digits
 * @param data the record's bytes
 * @param arrivedAt when it arrived in the source stream
 */
public record SourceRecord(long ordinal, String sequenceNumber, byte[] data, Instant arrivedAt) {
    /** The id that the Lambda must give back; formed as observed on AWS. */
    public String recordId() {
        return sequenceNumber + "000000";
    }
}
