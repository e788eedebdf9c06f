package dev.invoicearchive.auditor.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.EventHour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Change records as the table's feed writes them, of made-up invoices.
 *
 * @param trial begins every event id and every invoice number
 * @param attributes the spellings that the deployed transform expects
 */
record TrialRecords(String trial, Attributes attributes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One record by its event id. */
    record Batch(Map<String, byte[]> byEventId) {
        List<byte[]> records() {
            return List.copyOf(byEventId.values());
        }
    }

    /**
     * Records of hours that follow each other.
     *
     * @param latest the last of the hours
     * @param hours how many
     * @param ofEach records in each hour
     * @param padding characters that make a record larger
     */
    Batch of(EventHour latest, int hours, int ofEach, int padding) {
        Map<String, byte[]> records = new LinkedHashMap<>();
        for (int hour = hours - 1; hour >= 0; hour--) {
            long micros = latest.start().minus(Duration.ofHours(hour)).getEpochSecond() * 1_000_000L;
            for (int number = 0; number < ofEach; number++) {
                String id = trial + "-" + hour + "-" + number;
                records.put(id, record(id, micros + number, padding));
            }
        }
        return new Batch(records);
    }

    /** As many of the records as one put may hold, 500 and 4 MiB; we stay below both. */
    static List<List<byte[]>> puts(List<byte[]> records) {
        List<List<byte[]>> puts = new ArrayList<>();
        List<byte[]> open = new ArrayList<>();
        int bytes = 0;
        for (byte[] record : records) {
            if (open.size() == 400 || bytes + record.length > 3_000_000) {
                puts.add(open);
                open = new ArrayList<>();
                bytes = 0;
            }
            open.add(record);
            bytes += record.length;
        }
        puts.add(open);
        return puts;
    }

    private byte[] record(String id, long micros, int padding) {
        ObjectNode record = JSON.createObjectNode();
        record.put("awsRegion", "trial");
        record.put("eventID", id);
        record.put("eventName", "INSERT");
        record.putNull("userIdentity");
        record.put("recordFormat", "application/json");
        record.put("tableName", trial);
        ObjectNode change = record.putObject("dynamodb");
        change.put("ApproximateCreationDateTime", micros);
        key(change.putObject("Keys"), id);
        ObjectNode image = change.putObject("NewImage");
        key(image, id);
        image.putObject(attributes.amount()).put("N", "1.25");
        image.putObject("Padding").put("S", "x".repeat(padding));
        change.put("SizeBytes", padding + 100);
        change.put("ApproximateCreationDateTimePrecision", "MICROSECOND");
        record.put("eventSource", "aws:dynamodb");
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void key(ObjectNode item, String id) {
        item.putObject(attributes.invoiceNumber()).put("S", trial);
        item.putObject(attributes.transactionId()).put("S", id);
    }
}
