package dev.invoicearchive.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes to the table as any application does: through the AWS SDK. */
final class DemoWriter {
    private static final int BATCH_MAX = 25;

    private final DynamoDbClient client;
    private final String table;

    DemoWriter(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** Performs the writes, in order; returns how many items were written. */
    int write(List<DemoWrite> writes) {
        List<WriteRequest> puts = new ArrayList<>();
        int count = 0;
        for (DemoWrite write : writes) {
            if (write instanceof DemoWrite.AddLines add) {
                add.items().forEach(item -> puts.add(put(item)));
                count += add.items().size();
            }
        }
        for (int first = 0; first < puts.size(); first += BATCH_MAX) {
            putAll(puts.subList(first, Math.min(puts.size(), first + BATCH_MAX)));
        }
        for (DemoWrite write : writes) {
            count += writeOne(write);
        }
        return count;
    }

    private int writeOne(DemoWrite write) {
        if (write instanceof DemoWrite.ReplaceLine replace) {
            client.putItem(request -> request.tableName(table).item(replace.item()));
            return 1;
        }
        if (write instanceof DemoWrite.RemoveLine remove) {
            client.deleteItem(request -> request.tableName(table).key(remove.key()));
            return 1;
        }
        return 0;
    }

    private void putAll(List<WriteRequest> puts) {
        Map<String, List<WriteRequest>> left = Map.of(table, puts);
        while (!left.isEmpty()) {
            Map<String, List<WriteRequest>> request = left;
            BatchWriteItemResponse response = client.batchWriteItem(batch -> batch.requestItems(request));
            left = response.unprocessedItems();
        }
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build();
    }
}
