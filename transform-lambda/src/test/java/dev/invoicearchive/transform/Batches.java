package dev.invoicearchive.transform;

import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.ChangeRecordGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events of a delivery stream, for tests. */
final class Batches {
    /** The Kinesis stream that feeds them. */
    static final String STREAM_ARN = "arn:aws:kinesis:eu-central-1:000000000000:stream/InvoiceTransactions";

    private Batches() {}

    /** An event of a stream's records, with record ids as AWS makes them. */
    static FirehoseEvent ofStream(List<byte[]> records) {
        FirehoseEvent event = directPut(records);
        event.sourceKinesisStreamArn = STREAM_ARN;
        for (FirehoseRecord record : event.records) {
            Map<String, Object> metadata = new HashMap<>();
            metadata.put("sequenceNumber", record.recordId.substring(0, record.recordId.length() - 6));
            metadata.put("subsequenceNumber", 0);
            metadata.put("partitionKey", "0AB1C2D3E4F5061728394A5B6C7D8E9F");
            metadata.put("shardId", "shardId-000000000000");
            metadata.put("approximateArrivalTimestamp", record.approximateArrivalTimestamp);
            record.kinesisRecordMetadata = metadata;
        }
        return event;
    }

    /** An event of records that were put directly. */
    static FirehoseEvent directPut(List<byte[]> records) {
        FirehoseEvent event = new FirehoseEvent();
        event.invocationId = "c7d5e0a4-8b5d-4a2e-9a51-2f1d0c3b4a59";
        event.deliveryStreamArn = "arn:aws:firehose:eu-central-1:000000000000:deliverystream/invoices";
        event.region = "eu-central-1";
        event.records = new ArrayList<>();
        for (byte[] data : records) {
            event.records.add(record(recordId(event.records.size()), data));
        }
        return event;
    }

    /** The id of the record at this place. */
    static String recordId(int index) {
        return String.format(Locale.ROOT, "495467606837%044d000000", index);
    }

    /** A record that arrived when the generator says. */
    static FirehoseRecord record(String recordId, byte[] data) {
        FirehoseRecord record = new FirehoseRecord();
        record.recordId = recordId;
        record.approximateArrivalTimestamp = ChangeRecordGenerator.ARRIVAL.toEpochMilli();
        record.data = data == null ? null : ByteBuffer.wrap(data);
        return record;
    }

    /** The next records of a generator, as the feed spells them. */
    static List<byte[]> next(ChangeRecordGenerator generator, int count) {
        List<byte[]> records = new ArrayList<>();
        for (ChangeRecord change : generator.next(count)) {
            records.add(generator.json(change));
        }
        return records;
    }

    /** An insert at this time whose invoice document is this text. */
    static byte[] insert(String eventId, Instant time, String document) {
        return insert(eventId, time, document, "");
    }

    /** The same with more top-level fields, each with a comma behind it. */
    static byte[] insert(String eventId, Instant time, String document, String fields) {
        String keys = "\"InvoiceNumber\":{\"S\":\"INV-1\"},\"TransactionId\":{\"S\":\"T-1\"}";
        return ("{" + fields + "\"eventID\":\"" + eventId + "\",\"eventName\":\"INSERT\",\"dynamodb\":{"
                        + "\"ApproximateCreationDateTime\":" + time.toEpochMilli() * 1_000
                        + ",\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\",\"Keys\":{" + keys
                        + "},\"NewImage\":{" + keys + ",\"Amount\":{\"N\":\"12.50\"},\"InvoiceDoc\":{\"S\":\""
                        + document
                        + "\"}}}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
