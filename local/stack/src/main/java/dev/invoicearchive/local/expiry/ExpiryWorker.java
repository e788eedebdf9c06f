package dev.invoicearchive.local.expiry;

import dev.invoicearchive.local.expiry.ExpirySchedule.ExpiringItem;
import dev.invoicearchive.local.feed.ImageJson;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.DynamoJson;
import dev.invoicearchive.model.Fingerprint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Removes items whose time has come. Nothing of it is kept in memory that the table does not say. */
public final class ExpiryWorker {
    /** Two writes an item, at most 100 a transaction. */
    private static final int ITEMS_PER_TRANSACTION = 25;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final String table;
    private final Attributes attributes;
    private final ExpirySchedule schedule;
    private final ExpiryReceipts receipts;
    private final Clock clock;

    public ExpiryWorker(
            DynamoDbClient client,
            String table,
            Attributes attributes,
            ExpirySchedule schedule,
            ExpiryReceipts receipts,
            Clock clock) {
        this.client = client;
        this.table = table;
        this.attributes = attributes;
        this.schedule = schedule;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Fills the schedule from the table, for changes that came before this process. */
    public void scheduleAll() {
        client
                .scanPaginator(request -> request.tableName(table)
                        .projectionExpression("#invoice, #transaction, #expires")
                        .filterExpression("attribute_type(#expires, :number)")
                        .expressionAttributeNames(Map.of(
                                "#invoice", attributes.invoiceNumber(),
                                "#transaction", attributes.transactionId(),
                                "#expires", attributes.expiresAt()))
                        .expressionAttributeValues(Map.of(":number", AttributeValue.fromS("N"))))
                .items()
                .stream()
                .filter(item -> item.get(attributes.expiresAt()).n().matches("[0-9]{1,18}"))
                .map(item -> new ExpiringItem(
                        Long.parseLong(item.get(attributes.expiresAt()).n()),
                        item.get(attributes.invoiceNumber()).s(),
                        item.get(attributes.transactionId()).s()))
                .forEach(schedule::add);
    }

    /**
     * Removes what is due now.
     *
     * @return how many items were removed
     */
    public int removeDue() {
        int removed = 0;
        long now = clock.instant().getEpochSecond();
        List<ExpiringItem> due = schedule.takeDue(now, Integer.MAX_VALUE);
        try {
            for (int first = 0; first < due.size(); first += ITEMS_PER_TRANSACTION) {
                removed += removeStillExpired(due.subList(first, Math.min(due.size(), first + ITEMS_PER_TRANSACTION)));
            }
        } catch (RuntimeException e) {
            // Those that are gone already are left out when they come up again.
            due.forEach(schedule::add);
            throw e;
        }
        return removed;
    }

    private int removeStillExpired(List<ExpiringItem> due) {
        // The same item may stand in the schedule twice; a transaction may name it once.
        Map<ExpiringItem, List<TransactWriteItem>> writes = new LinkedHashMap<>();
        for (ExpiringItem item : due) {
            Map<String, AttributeValue> found = client.getItem(
                            request -> request.tableName(table).key(key(item)).consistentRead(true))
                    .item();
            AttributeValue expiresAt = found.get(attributes.expiresAt());
            if (expiresAt != null && Long.toString(item.expiresAtSeconds()).equals(expiresAt.n())) {
                writes.put(item, removal(item, found));
            }
        }
        if (writes.isEmpty()) {
            return 0;
        }
        try {
            List<TransactWriteItem> all = new ArrayList<>();
            writes.values().forEach(all::addAll);
            client.transactWriteItems(request -> request.transactItems(all));
            return writes.size();
        } catch (TransactionCanceledException e) {
            // Somebody changed one of the items meanwhile: each goes alone.
            return (int) writes.entrySet().stream()
                    .filter(write -> removeAlone(write.getKey(), write.getValue()))
                    .count();
        }
    }

    private boolean removeAlone(ExpiringItem item, List<TransactWriteItem> write) {
        try {
            client.transactWriteItems(request -> request.transactItems(write));
            return true;
        } catch (TransactionCanceledException e) {
            boolean changed =
                    e.cancellationReasons().stream().anyMatch(reason -> CONDITION_FAILED.equals(reason.code()));
            if (!changed) {
                // Only a conflict with another write: the item is still due.
                schedule.add(item);
            }
            return false;
        }
    }

    private List<TransactWriteItem> removal(ExpiringItem item, Map<String, AttributeValue> found) {
        long fingerprint =
                Fingerprint.of(DynamoJson.readItem(ImageJson.of(found).toString()));
        Delete delete = Delete.builder()
                .tableName(table)
                .key(key(item))
                .conditionExpression("#expires = :expires")
                .expressionAttributeNames(Map.of("#expires", attributes.expiresAt()))
                .expressionAttributeValues(Map.of(":expires", found.get(attributes.expiresAt())))
                .build();
        return List.of(
                TransactWriteItem.builder().delete(delete).build(),
                TransactWriteItem.builder()
                        .put(receipts.receipt(
                                item, fingerprint, UUID.randomUUID().toString()))
                        .build());
    }

    private Map<String, AttributeValue> key(ExpiringItem item) {
        return Map.of(
                attributes.invoiceNumber(), AttributeValue.fromS(item.invoiceNumber()),
                attributes.transactionId(), AttributeValue.fromS(item.transactionId()));
    }
}
