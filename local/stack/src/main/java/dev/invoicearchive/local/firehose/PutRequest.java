package dev.invoicearchive.local.firehose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.invoicearchive.local.protocol.ServiceFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A put, read, with the limits of the API. Source: "Amazon Data Firehose quota".
 *
 * @param streamName empty if none is named
 * @param records their bytes
 */
record PutRequest(String streamName, List<byte[]> records) {
    static final int RECORDS_MAX = 500;
    static final int RECORD_BYTES_MAX = 1000 * 1024;
    static final int BATCH_BYTES_MAX = 4 * 1024 * 1024;

    private static final String INVALID = "InvalidArgumentException";
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(2 * BATCH_BYTES_MAX)
                    .build())
            .build();

    static PutRequest ofBatch(byte[] body) throws IOException, ServiceFault {
        return read(body, "Records");
    }

    static PutRequest ofOne(byte[] body) throws IOException, ServiceFault {
        return read(body, "Record");
    }

    /** Refuses what Firehose refuses. */
    void checkLimits() throws ServiceFault {
        if (records.isEmpty() || records.size() > RECORDS_MAX) {
            throw invalid(records.size() + " records", "1 to " + RECORDS_MAX);
        }
        long bytes = 0;
        for (byte[] record : records) {
            if (record.length > RECORD_BYTES_MAX) {
                throw invalid("a record of " + record.length + " bytes", RECORD_BYTES_MAX + " at most");
            }
            bytes += record.length;
        }
        if (bytes > BATCH_BYTES_MAX) {
            throw invalid(bytes + " bytes of records", BATCH_BYTES_MAX + " at most");
        }
    }

    private static PutRequest read(byte[] body, String recordsField) throws IOException, ServiceFault {
        String name = "";
        List<byte[]> records = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ServiceFault.ofCaller("SerializationException", "Invalid request: expected a JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("DeliveryStreamName")) {
                    name = parser.getText();
                } else if (field.equals(recordsField)) {
                    readRecords(parser, value, records);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new PutRequest(name, records);
    }

    /** A list of records, or one. */
    private static void readRecords(JsonParser parser, JsonToken value, List<byte[]> records)
            throws IOException, ServiceFault {
        if (value == JsonToken.START_OBJECT) {
            records.add(data(parser));
            return;
        }
        while (value == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
            records.add(data(parser));
        }
    }

    private static byte[] data(JsonParser parser) throws IOException, ServiceFault {
        byte[] data = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw invalid("a record that is no object", "objects only");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isData = parser.currentName().equals("Data");
            JsonToken value = parser.nextToken();
            if (isData && value == JsonToken.VALUE_STRING) {
                data = decode(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        if (data == null) {
            throw invalid("a record without Data", "base64 in each");
        }
        return data;
    }

    /** By the JDK's decoder, which is several times as fast as the parser's own. */
    private static byte[] decode(String base64) throws ServiceFault {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw invalid("Data that is no base64", "base64 in each record");
        }
    }

    private static ServiceFault invalid(String found, String expected) {
        return ServiceFault.ofCaller(INVALID, "Invalid request: " + found + ", expected " + expected + ".");
    }
}
