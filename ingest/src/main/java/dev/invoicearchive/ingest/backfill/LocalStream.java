package dev.invoicearchive.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * What the Firehose endpoint of a local stack can do beyond Firehose: let a delivery stream's time pass at once, and tell
 * how far it has come.
 */
public final class LocalStream implements DeliveryInterval, DeliveryAccount {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int OK = 200;

    private final URI endpoint;
    private final String streamName;

    public LocalStream(URI endpoint, String streamName) {
        this.endpoint = endpoint;
        this.streamName = streamName;
    }

    @Override
    public void pass() throws IOException {
        call("PassTime", JSON.createObjectNode().put("Seconds", RealInterval.LENGTH.toSeconds()));
    }

    @Override
    public Counts counts() throws IOException {
        JsonNode answer = call("DescribeProgress", JSON.createObjectNode());
        return new Counts(
                answer.path("Accepted").asLong(),
                answer.path("Delivered").asLong(),
                answer.path("Failed").asLong(),
                answer.path("Transformed").asLong());
    }

    private JsonNode call(String operation, ObjectNode request) throws StreamUnreachableException {
        try {
            return answer(operation, request);
        } catch (IOException e) {
            throw new StreamUnreachableException(e.getMessage(), e);
        }
    }

    private JsonNode answer(String operation, ObjectNode request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.1");
        connection.setRequestProperty("X-Amz-Target", "InvoiceArchiveLocal." + operation);
        connection.setDoOutput(true);
        try (OutputStream body = connection.getOutputStream()) {
            body.write(JSON.writeValueAsBytes(request.put("DeliveryStreamName", streamName)));
        }
        if (connection.getResponseCode() != OK) {
            throw new IOException("it answered " + operation + " with status " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            return JSON.readTree(body);
        }
    }
}
