package dev.invoicearchive.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.local.protocol.JsonServer;
import dev.invoicearchive.local.protocol.ServiceFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The operations of the Firehose API that concern a delivery stream with direct put, and two of our own, in a namespace of
 * their own: to let time pass, and to ask how far the stream has come.
 */
final class FirehoseOperations implements JsonServer.Operations {
    private static final String FIREHOSE = "Firehose_20150804.";
    private static final String OURS = "InvoiceArchiveLocal.";
    private static final String ARN = "arn:aws:firehose:local:000000000000:deliverystream/";
    private static final long SECONDS_MAX = 86_400;

    private final ObjectMapper json = new ObjectMapper();
    private final String recordIds = UUID.randomUUID() + "-";
    private final AtomicLong recordsAnswered = new AtomicLong();
    private volatile DirectPut stream;

    void serve(DirectPut served) {
        stream = served;
    }

    @Override
    public JsonNode answer(String target, byte[] body) throws ServiceFault, IOException {
        if (stream == null) {
            throw ServiceFault.unavailable("Cannot answer yet: the stack is starting. Try again.", null);
        }
        return switch (target) {
            case FIREHOSE + "PutRecordBatch" -> putRecordBatch(PutRequest.ofBatch(body));
            case FIREHOSE + "PutRecord" -> putRecord(PutRequest.ofOne(body));
            case FIREHOSE + "DescribeDeliveryStream" -> describe(json.readTree(body));
            case FIREHOSE + "ListDeliveryStreams" -> list();
            case OURS + "PassTime" -> passTime(json.readTree(body));
            case OURS + "DescribeProgress" -> progress(json.readTree(body));
            default ->
                throw ServiceFault.ofCaller(
                        "UnknownOperationException",
                        "Invalid header X-Amz-Target: " + target + ", expected an operation of Firehose that concerns"
                                + " direct puts.");
        };
    }

    private ObjectNode putRecordBatch(PutRequest request) throws ServiceFault {
        accept(request);
        ObjectNode answer = json.createObjectNode().put("FailedPutCount", 0).put("Encrypted", false);
        ArrayNode responses = answer.putArray("RequestResponses");
        for (int i = 0; i < request.records().size(); i++) {
            responses.addObject().put("RecordId", nextRecordId());
        }
        return answer;
    }

    private ObjectNode putRecord(PutRequest request) throws ServiceFault {
        accept(request);
        return json.createObjectNode().put("RecordId", nextRecordId()).put("Encrypted", false);
    }

    /** Opaque on AWS; no call takes one. */
    private String nextRecordId() {
        return recordIds + Long.toString(recordsAnswered.incrementAndGet());
    }

    private void accept(PutRequest request) throws ServiceFault {
        checkName(request.streamName());
        request.checkLimits();
        try {
            stream.accept(request.records());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private ObjectNode describe(JsonNode request) throws ServiceFault {
        checkName(request.path("DeliveryStreamName").asText());
        ObjectNode answer = json.createObjectNode();
        ObjectNode description = answer.putObject("DeliveryStreamDescription");
        description.put("DeliveryStreamName", stream.name());
        description.put("DeliveryStreamARN", ARN + stream.name());
        description.put("DeliveryStreamStatus", "ACTIVE");
        description.put("DeliveryStreamType", "DirectPut");
        description.put("VersionId", "1");
        description.put("HasMoreDestinations", false);
        description.putArray("Destinations").addObject().put("DestinationId", "destinationId-000000000001");
        return answer;
    }

    private ObjectNode list() {
        ObjectNode answer = json.createObjectNode().put("HasMoreDeliveryStreams", false);
        answer.putArray("DeliveryStreamNames").add(stream.name());
        return answer;
    }

    private ObjectNode passTime(JsonNode request) throws ServiceFault {
        checkName(request.path("DeliveryStreamName").asText());
        long seconds = request.path("Seconds").asLong();
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw ServiceFault.ofCaller(
                    "InvalidArgumentException", "Invalid Seconds: " + seconds + ", expected 1 to " + SECONDS_MAX + ".");
        }
        try {
            stream.pass(Duration.ofSeconds(seconds));
        } catch (IOException e) {
            throw unavailable(e);
        }
        return progress();
    }

    private ObjectNode progress(JsonNode request) throws ServiceFault {
        checkName(request.path("DeliveryStreamName").asText());
        return progress();
    }

    private ObjectNode progress() {
        DirectPut.Progress progress = stream.progress();
        return json.createObjectNode()
                .put("Accepted", progress.accepted())
                .put("Delivered", progress.delivered())
                .put("Failed", progress.failed())
                .put("Transformed", stream.transformed());
    }

    private void checkName(String name) throws ServiceFault {
        if (!name.equals(stream.name())) {
            throw ServiceFault.ofCaller(
                    "ResourceNotFoundException",
                    "Missing delivery stream: " + name + ", expected one of " + List.of(stream.name()) + ".");
        }
    }

    private static ServiceFault unavailable(IOException e) {
        return ServiceFault.unavailable("Cannot write the record: " + e.getMessage() + ". Make room and try again.", e);
    }
}
