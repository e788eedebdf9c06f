package dev.invoicearchive.local.expiry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.invoicearchive.local.feed.Dispatcher;
import dev.invoicearchive.local.feed.LoggedChange;
import dev.invoicearchive.local.feed.StreamChange;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.DynamoJson;
import dev.invoicearchive.model.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Receipts of the expiry worker's removals: items of a table of their own, each written in the transaction that removes
 * the expired item. So a receipt is there exactly if the expiry made the removal, whatever is killed when.
 */
public final class ExpiryReceipts implements Dispatcher.ExpiryEvidence {
    /** The receipts' table, which only the stand-in knows. */
    public static final String TABLE = "LocalExpiryReceipt";

    /** Partition key: the item's invoice and transaction, joined by a character that DynamoDB keys cannot confuse. */
    public static final String ITEM_KEY = "ItemKey";

    /** Sort key: the receipt's own id. */
    public static final String RECEIPT_ID = "ReceiptId";

    private static final String FINGERPRINT = "Fingerprint";
    private static final String EXPIRES_AT = "ExpiresAt";

    private final DynamoDbClient client;
    private final Attributes attributes;

    public ExpiryReceipts(DynamoDbClient client, Attributes attributes) {
        this.client = client;
        this.attributes = attributes;
    }

    /** Makes the receipts' table if it is absent. */
    public void createTable() {
        try {
            client.createTable(request -> request.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(keyPart(ITEM_KEY, KeyType.HASH), keyPart(RECEIPT_ID, KeyType.RANGE))
                    .attributeDefinitions(textPart(ITEM_KEY), textPart(RECEIPT_ID)));
        } catch (ResourceInUseException e) {
            // It is there: from an earlier start.
            client.describeTable(request -> request.tableName(TABLE));
        }
    }

    /** The put of a receipt, for the transaction that removes the item. */
    Put receipt(ExpirySchedule.ExpiringItem item, long fingerprint, String receiptId) {
        return Put.builder()
                .tableName(TABLE)
                .item(Map.of(
                        ITEM_KEY, text(itemKey(item.invoiceNumber(), item.transactionId())),
                        RECEIPT_ID, text(receiptId),
                        FINGERPRINT, text(Long.toString(fingerprint)),
                        EXPIRES_AT, text(Long.toString(item.expiresAtSeconds()))))
                .build();
    }

    @Override
    public Optional<String> receiptFor(StreamChange removal, Set<String> taken) {
        JsonNode expiresAt = removal.oldImage() == null
                ? null
                : removal.oldImage().path(attributes.expiresAt()).path("N");
        if (expiresAt == null || !expiresAt.isTextual()) {
            return Optional.empty();
        }
        List<Map<String, AttributeValue>> receipts = receiptsOf(removal, taken);
        String fingerprint = Long.toString(
                Fingerprint.of(DynamoJson.readItem(removal.oldImage().toString())));
        // An attribute that somebody added in the last moment changes the fingerprint, but not the expiry time.
        return first(receipts, item -> item.get(FINGERPRINT).s().equals(fingerprint))
                .or(() -> first(receipts, item -> item.get(EXPIRES_AT).s().equals(expiresAt.textValue())));
    }

    @Override
    public void settle(List<LoggedChange> logged) {
        Set<String> settled = logged.stream()
                .map(LoggedChange::expiryReceipt)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!settled.isEmpty()) {
            client.scanPaginator(request -> request.tableName(TABLE).consistentRead(true)).items().stream()
                    .filter(item -> settled.contains(item.get(RECEIPT_ID).s()))
                    .forEach(this::delete);
        }
    }

    private List<Map<String, AttributeValue>> receiptsOf(StreamChange removal, Set<String> taken) {
        String key = itemKey(
                removal.keys().path(attributes.invoiceNumber()).path("S").asText(),
                removal.keys().path(attributes.transactionId()).path("S").asText());
        return client
                .queryPaginator(request -> request.tableName(TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("#key = :key")
                        .expressionAttributeNames(Map.of("#key", ITEM_KEY))
                        .expressionAttributeValues(Map.of(":key", text(key))))
                .items()
                .stream()
                .filter(item -> !taken.contains(item.get(RECEIPT_ID).s()))
                .toList();
    }

    private static Optional<String> first(
            List<Map<String, AttributeValue>> receipts, Predicate<Map<String, AttributeValue>> wanted) {
        return receipts.stream()
                .filter(wanted)
                .map(item -> item.get(RECEIPT_ID).s())
                .findFirst();
    }

    private void delete(Map<String, AttributeValue> receipt) {
        client.deleteItem(request -> request.tableName(TABLE)
                .key(Map.of(ITEM_KEY, receipt.get(ITEM_KEY), RECEIPT_ID, receipt.get(RECEIPT_ID))));
    }

    private static KeySchemaElement keyPart(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition textPart(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static String itemKey(String invoiceNumber, String transactionId) {
        return invoiceNumber.length() + ":" + invoiceNumber + transactionId;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
