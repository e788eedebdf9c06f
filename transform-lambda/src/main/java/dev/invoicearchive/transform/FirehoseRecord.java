package dev.invoicearchive.transform;

import java.nio.ByteBuffer;
import java.util.Map;

/** One record of a {@link FirehoseEvent}. */
public final class FirehoseRecord {
    /** Identity within the batch; the answer names every one of them exactly once. */
    public String recordId;

    /** Arrival in the delivery stream, milliseconds since 1970 UTC. */
    public Long approximateArrivalTimestamp;

    /** The record's bytes, base64 in JSON. */
    public ByteBuffer data;

    /** What Kinesis says of the record, numbers or texts; null if it was put directly. */
    public Map<String, Object> kinesisRecordMetadata;
}
