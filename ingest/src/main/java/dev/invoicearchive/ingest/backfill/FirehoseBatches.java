package dev.invoicearchive.ingest.backfill;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** A delivery stream behind the Firehose API. */
public final class FirehoseBatches implements RecordBatches {
    private static final int SERVER_ERROR = 500;

    private final FirehoseClient client;
    private final String streamName;

    /** @param client makes no retries of its own, so that every put is accounted for */
    public FirehoseBatches(FirehoseClient client, String streamName) {
        this.client = client;
        this.streamName = streamName;
    }

    @Override
    public Map<Integer, String> put(List<byte[]> records) throws UnansweredPutException, RefusedPutException {
        PutRecordBatchRequest request = PutRecordBatchRequest.builder()
                .deliveryStreamName(streamName)
                .records(records.stream().map(FirehoseBatches::record).toList())
                .build();
        try {
            return failures(client.putRecordBatch(request));
        } catch (AwsServiceException e) {
            if (e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
                throw new UnansweredPutException(words(e), e);
            }
            throw new RefusedPutException("delivery stream " + streamName + " refused: " + words(e), e);
        } catch (SdkClientException e) {
            throw new UnansweredPutException("no answer: " + e.getMessage(), e);
        }
    }

    private static Record record(byte[] data) {
        return Record.builder().data(SdkBytes.fromByteArrayUnsafe(data)).build();
    }

    private static Map<Integer, String> failures(PutRecordBatchResponse response) {
        Map<Integer, String> failures = new TreeMap<>();
        if (response.failedPutCount() > 0) {
            List<PutRecordBatchResponseEntry> entries = response.requestResponses();
            for (int place = 0; place < entries.size(); place++) {
                if (entries.get(place).errorCode() != null) {
                    failures.put(place, entries.get(place).errorCode());
                }
            }
        }
        return failures;
    }

    private static String words(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? "status " + e.statusCode()
                : e.awsErrorDetails().errorCode() + " (" + e.awsErrorDetails().errorMessage() + ")";
    }
}
