package dev.invoicearchive.local.runner;

import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.RemovedBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes to the table and keeps its own account of what must be in the archive and in the totals: a second, simple
 * implementation to compare with.
 */
final class ExpectedHistory {
    private final DynamoDbClient client;
    private final String table;
    private final List<Expected> changes = new ArrayList<>();
    private final Map<List<String>, BigDecimal> present = new LinkedHashMap<>();
    private final Map<List<String>, Long> expiring = new LinkedHashMap<>();
    private final Map<String, BigDecimal> totals = new TreeMap<>();

    ExpectedHistory(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** One change that must be archived exactly once. */
    record Expected(
            String invoice,
            String transaction,
            EventName event,
            BigDecimal amount,
            BigDecimal previousAmount,
            RemovedBy removedBy) {

        static Expected of(ArchiveRow row) {
            return new Expected(
                    row.invoiceNumber(),
                    row.transactionId(),
                    row.eventName(),
                    plain(row.image().amount()),
                    plain(row.previousImage().amount()),
                    row.removedBy());
        }

        private static BigDecimal plain(BigDecimal amount) {
            return amount == null ? null : amount.stripTrailingZeros();
        }
    }

    void put(String invoice, String transaction, String amount) {
        write(invoice, transaction, amount, null);
    }

    void putExpiring(String invoice, String transaction, String amount, long expiresAtSeconds) {
        write(invoice, transaction, amount, expiresAtSeconds);
        expiring.put(List.of(invoice, transaction), expiresAtSeconds);
    }

    void delete(String invoice, String transaction) {
        BigDecimal old = present.remove(List.of(invoice, transaction));
        client.deleteItem(request -> request.tableName(table).key(key(invoice, transaction)));
        if (old != null) {
            changes.add(new Expected(
                    invoice, transaction, EventName.REMOVE, null, old.stripTrailingZeros(), RemovedBy.USER));
            totals.merge(invoice, old.negate(), BigDecimal::add);
        }
    }

    /** What DynamoDB's expiry does by this time: a removal that changes no total. */
    void expireThrough(long seconds) {
        List<List<String>> due = expiring.entrySet().stream()
                .filter(entry -> entry.getValue() <= seconds)
                .map(Map.Entry::getKey)
                .toList();
        for (List<String> key : due) {
            expiring.remove(key);
            BigDecimal old = present.remove(key);
            changes.add(new Expected(
                    key.get(0), key.get(1), EventName.REMOVE, null, old.stripTrailingZeros(), RemovedBy.TTL));
        }
    }

    /** Every change, in an order that does not depend on when it was made. */
    List<Expected> changes() {
        return sorted(changes);
    }

    /** The live total of every invoice. */
    Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> stripped = new TreeMap<>();
        totals.forEach((invoice, total) -> stripped.put(invoice, total.stripTrailingZeros()));
        return stripped;
    }

    static List<Expected> sorted(List<Expected> changes) {
        return changes.stream().sorted(Comparator.comparing(Objects::toString)).toList();
    }

    private void write(String invoice, String transaction, String amount, Long expiresAtSeconds) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(invoice, transaction));
        item.put("Amount", AttributeValue.fromN(amount));
        item.put("Trans_country", AttributeValue.fromS("Ireland"));
        item.put("Invoice_dt", AttributeValue.fromS("2026-11-20"));
        if (expiresAtSeconds != null) {
            item.put("ExpiresAt", AttributeValue.fromN(Long.toString(expiresAtSeconds)));
        }
        client.putItem(request -> request.tableName(table).item(item));
        BigDecimal next = new BigDecimal(amount);
        BigDecimal old = present.put(List.of(invoice, transaction), next);
        EventName event = old == null ? EventName.INSERT : EventName.MODIFY;
        changes.add(new Expected(
                invoice,
                transaction,
                event,
                next.stripTrailingZeros(),
                old == null ? null : old.stripTrailingZeros(),
                null));
        totals.merge(invoice, old == null ? next : next.subtract(old), BigDecimal::add);
    }

    private static Map<String, AttributeValue> key(String invoice, String transaction) {
        return Map.of(
                "InvoiceNumber", AttributeValue.fromS(invoice), "TransactionId", AttributeValue.fromS(transaction));
    }
}
