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
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes to the table and keeps its own account of what must be in the archive and in the totals: a second, simple
 * implementation to compare with. A write that met a kill is in doubt until the item has been looked at.
 */
final class ExpectedHistory {
    private final String table;
    private final List<Expected> changes = new ArrayList<>();
    private final Map<List<String>, BigDecimal> present = new LinkedHashMap<>();
    private final Map<List<String>, Long> expiring = new LinkedHashMap<>();
    private final Map<String, BigDecimal> totals = new TreeMap<>();
    private Optional<Write> begun = Optional.empty();
    private boolean inDoubt;

    ExpectedHistory(String table) {
        this.table = table;
    }

    /** One change that must be archived exactly once. Amounts without trailing zeros. */
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
                    stripped(row.image().amount()),
                    stripped(row.previousImage().amount()),
                    row.removedBy());
        }
    }

    /** A write to one item: the amount it will have, or null if it is deleted. */
    private record Write(List<String> key, BigDecimal amount, Long expiresAtSeconds) {}

    void put(DynamoDbClient client, String invoice, String transaction, String amount) {
        perform(client, new Write(List.of(invoice, transaction), new BigDecimal(amount), null));
    }

    void putExpiring(DynamoDbClient client, String invoice, String transaction, String amount, long expiresAtSeconds) {
        perform(client, new Write(List.of(invoice, transaction), new BigDecimal(amount), expiresAtSeconds));
    }

    void delete(DynamoDbClient client, String invoice, String transaction) {
        perform(client, new Write(List.of(invoice, transaction), null, null));
    }

    /** The write that has begun may or may not have been done. */
    void doubt() {
        inDoubt = begun.isPresent();
    }

    /** Looks whether the write in doubt was done. Every write leaves an item that differs from the one before it. */
    void settle(DynamoDbClient client) {
        if (inDoubt) {
            Write write = begun.orElseThrow();
            if (write.expiresAtSeconds() != null) {
                throw new IllegalStateException("An expiring item cannot be settled: it may have expired since.");
            }
            if (amountIn(client, write.key()).equals(Optional.ofNullable(write.amount()))) {
                account(write);
            }
            inDoubt = false;
            begun = Optional.empty();
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
            changes.add(new Expected(key.get(0), key.get(1), EventName.REMOVE, null, stripped(old), RemovedBy.TTL));
        }
    }

    /** How many of the expiring items are still in the table. */
    long expiringStillIn(DynamoDbClient client) {
        return expiring.keySet().stream()
                .filter(key -> amountIn(client, key).isPresent())
                .count();
    }

    /** Every change, in an order that does not depend on when it was made. */
    List<Expected> changes() {
        return sorted(changes);
    }

    /** The live total of every invoice. */
    Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> stripped = new TreeMap<>();
        totals.forEach((invoice, total) -> stripped.put(invoice, stripped(total)));
        return stripped;
    }

    static List<Expected> sorted(List<Expected> changes) {
        return changes.stream().sorted(Comparator.comparing(Objects::toString)).toList();
    }

    private void perform(DynamoDbClient client, Write write) {
        begun = Optional.of(write);
        if (write.amount() == null) {
            client.deleteItem(request -> request.tableName(table).key(key(write.key())));
        } else {
            client.putItem(request -> request.tableName(table).item(item(write)));
        }
        account(write);
        begun = Optional.empty();
    }

    private void account(Write write) {
        String invoice = write.key().get(0);
        BigDecimal next = write.amount();
        BigDecimal old = next == null ? present.remove(write.key()) : present.put(write.key(), next);
        if (next == null && old == null) {
            return;
        }
        EventName event = next == null ? EventName.REMOVE : old == null ? EventName.INSERT : EventName.MODIFY;
        changes.add(new Expected(
                invoice,
                write.key().get(1),
                event,
                stripped(next),
                stripped(old),
                next == null ? RemovedBy.USER : null));
        BigDecimal effect = (next == null ? BigDecimal.ZERO : next).subtract(old == null ? BigDecimal.ZERO : old);
        totals.merge(invoice, effect, BigDecimal::add);
        if (write.expiresAtSeconds() != null) {
            expiring.put(write.key(), write.expiresAtSeconds());
        }
    }

    private Optional<BigDecimal> amountIn(DynamoDbClient client, List<String> key) {
        Map<String, AttributeValue> item = client.getItem(
                        request -> request.tableName(table).key(key(key)).consistentRead(true))
                .item();
        return Optional.ofNullable(item.get("Amount")).map(amount -> new BigDecimal(amount.n()));
    }

    private static Map<String, AttributeValue> item(Write write) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(write.key()));
        item.put("Amount", AttributeValue.fromN(write.amount().toPlainString()));
        item.put("Trans_country", AttributeValue.fromS("Ireland"));
        item.put("Invoice_dt", AttributeValue.fromS("2026-11-20"));
        if (write.expiresAtSeconds() != null) {
            item.put("ExpiresAt", AttributeValue.fromN(Long.toString(write.expiresAtSeconds())));
        }
        return item;
    }

    private static Map<String, AttributeValue> key(List<String> key) {
        return Map.of(
                "InvoiceNumber", AttributeValue.fromS(key.get(0)),
                "TransactionId", AttributeValue.fromS(key.get(1)));
    }

    private static BigDecimal stripped(BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }
}
