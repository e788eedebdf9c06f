package dev.invoicearchive.transform;

import java.nio.ByteBuffer;
import java.util.Map;

/** What became of one record of a {@link FirehoseEvent}. */
public final class FirehoseResult {
    /** The record's bytes are {@link #data}, to be delivered where {@link #metadata} says. */
    public static final String OK = "Ok";

    /** The record needs no delivery of its own; it is a row of a file that another record carries. */
    public static final String DROPPED = "Dropped";

    /** Firehose puts the record, as it came in, under the error prefix. */
    public static final String PROCESSING_FAILED = "ProcessingFailed";

    /** The record that this is about. */
    public String recordId;

    /** One of {@link #OK}, {@link #DROPPED} and {@link #PROCESSING_FAILED}. */
    public String result;

    /** What is delivered, base64 in JSON; null unless {@link #OK}. */
    public ByteBuffer data;

    /** Where it is delivered; null unless {@link #OK}. */
    public FirehoseMetadata metadata;

    /** A record that carries a file. */
    static FirehoseResult ok(String recordId, byte[] data, Map<String, String> partitionKeys) {
        FirehoseResult result = of(recordId, OK);
        result.data = ByteBuffer.wrap(data);
        result.metadata = new FirehoseMetadata();
        result.metadata.partitionKeys = partitionKeys;
        return result;
    }

    /** A record that is a row of another record's file. */
    static FirehoseResult dropped(String recordId) {
        return of(recordId, DROPPED);
    }

    /** A record that became no row. */
    static FirehoseResult processingFailed(String recordId) {
        return of(recordId, PROCESSING_FAILED);
    }

    private static FirehoseResult of(String recordId, String outcome) {
        FirehoseResult result = new FirehoseResult();
        result.recordId = recordId;
        result.result = outcome;
        return result;
    }
}
