package dev.invoicearchive.auditor.totals;

import dev.invoicearchive.model.InvoiceTotals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Live totals in a DynamoDB table. Faults of the connection leave as the SDK's own exceptions. */
public final class DynamoLiveTotals implements LiveTotals {
    private final DynamoDbClient client;
    private final String table;

    /** Totals in this table, which must exist; closes the client. */
    public DynamoLiveTotals(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<LiveTotal> find(String invoiceNumber) {
        Map<String, AttributeValue> item = client.getItem(request -> request.tableName(table)
                        .key(Map.of(InvoiceTotals.INVOICE_NUMBER, AttributeValue.fromS(invoiceNumber)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(total(item));
    }

    @Override
    public void forEach(Consumer<LiveTotal> consumer) {
        client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .map(DynamoLiveTotals::total)
                .forEach(consumer);
    }

    @Override
    public void close() {
        client.close();
    }

    private static LiveTotal total(Map<String, AttributeValue> item) {
        return new LiveTotal(
                item.get(InvoiceTotals.INVOICE_NUMBER).s(),
                new BigDecimal(item.get(InvoiceTotals.TOTAL).n()),
                Long.parseLong(item.get(InvoiceTotals.TRANSACTION_COUNT).n()),
                Optional.ofNullable(item.get(InvoiceTotals.UPDATE_DATE)).map(AttributeValue::s),
                item.containsKey(InvoiceTotals.REBUILD_NEEDED));
    }
}
