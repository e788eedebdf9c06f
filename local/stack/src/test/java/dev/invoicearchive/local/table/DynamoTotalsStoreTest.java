package dev.invoicearchive.local.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.Installation;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Effect;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import dev.invoicearchive.totals.Claim;
import dev.invoicearchive.totals.DynamoTotalsStore;
import dev.invoicearchive.totals.InvoiceClaims;
import dev.invoicearchive.totals.TotalsSettings;
import dev.invoicearchive.totals.TotalsStore;
import dev.invoicearchive.totals.TotalsStoreContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Proves that the DynamoDB store keeps the contract of totals, against DynamoDB Local on disk. */
class DynamoTotalsStoreTest extends TotalsStoreContract {
    @TempDir
    private static Path folder;

    private static TableProcess table;
    private static DynamoDbClient client;
    private static TotalsStore store;

    private final String uniquePrefix = UUID.randomUUID() + "-";

    @BeforeAll
    static void startTable() throws IOException, TimeoutException {
        table = TableProcess.start(Installation.current(), folder.resolve("table"), folder.resolve("table.log"));
        client = table.tables();
        new ArchiveTables(client, ArchiveSettings.DEFAULT).create();
        store = new DynamoTotalsStore(client, TotalsSettings.DEFAULT);
    }

    @AfterAll
    static void stopTable() {
        client.close();
        table.close();
    }

    @Override
    protected TotalsStore store() {
        return store;
    }

    @Override
    protected List<Claim> claimsOf(String invoiceNumber) {
        return items(invoiceNumber).stream()
                .map(item -> new Claim(
                        item.get(InvoiceTotalClaims.EVENT_ID).s(),
                        new Effect(
                                new BigDecimal(
                                        item.get(InvoiceTotalClaims.TOTAL).n()),
                                Long.parseLong(item.get(InvoiceTotalClaims.TRANSACTION_COUNT)
                                        .n())),
                        Instant.parse(item.get(InvoiceTotalClaims.EVENT_TIME).s())))
                .toList();
    }

    @Override
    protected String uniquePrefix() {
        return uniquePrefix;
    }

    @Override
    protected LongStream seeds() {
        return LongStream.of(1);
    }

    @Override
    protected int historySize() {
        return 150;
    }

    @Override
    protected void put(String invoiceNumber, BigDecimal total) {
        client.putItem(request -> request.tableName(InvoiceTotals.TABLE)
                .item(Map.of(
                        InvoiceTotals.INVOICE_NUMBER, AttributeValue.fromS(invoiceNumber),
                        InvoiceTotals.TOTAL, AttributeValue.fromN(total.toPlainString()),
                        InvoiceTotals.TRANSACTION_COUNT, AttributeValue.fromN("1"),
                        InvoiceTotals.VERSION, AttributeValue.fromN("1"))));
    }

    @Test
    void aClaimExpiresThirtyFiveDaysAfterItsChange() {
        String invoice = uniquePrefix + "expiry";
        Instant time = Instant.parse("2026-11-20T20:00:00Z");

        store.apply(new InvoiceClaims(invoice, List.of(new Claim("a", new Effect(BigDecimal.ONE, 1), time))));

        assertThat(items(invoice).get(0).get(InvoiceTotalClaims.EXPIRES_AT).n())
                .isEqualTo(Long.toString(Instant.parse("2026-12-25T20:00:00Z").getEpochSecond()));
    }

    /** What AWS does here is not documented, so the store's own guard must come first, and does. */
    @Test
    void dynamoDbLocalRefusesASumThatItWouldHaveToRound() {
        String invoice = uniquePrefix + "unguarded";
        put(invoice, new BigDecimal("9".repeat(38)));

        assertThatThrownBy(() -> client.updateItem(request -> request.tableName(InvoiceTotals.TABLE)
                        .key(Map.of(InvoiceTotals.INVOICE_NUMBER, AttributeValue.fromS(invoice)))
                        .updateExpression("ADD #total :added")
                        .expressionAttributeNames(Map.of("#total", InvoiceTotals.TOTAL))
                        .expressionAttributeValues(Map.of(":added", AttributeValue.fromN("0.4")))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("38 digits");
    }

    private static List<Map<String, AttributeValue>> items(String invoiceNumber) {
        return client.query(request -> request.tableName(InvoiceTotalClaims.TABLE)
                        .keyConditionExpression(InvoiceTotalClaims.INVOICE_NUMBER + " = :invoice")
                        .expressionAttributeValues(Map.of(":invoice", AttributeValue.fromS(invoiceNumber)))
                        .consistentRead(true))
                .items();
    }
}
