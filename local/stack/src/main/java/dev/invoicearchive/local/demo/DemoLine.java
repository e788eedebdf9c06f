package dev.invoicearchive.local.demo;

import dev.invoicearchive.model.Attributes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One line of an invoice, before it becomes an item of the table.
 *
 * @param amount as the table holds it: mostly a number, at times text, as real tables do
 * @param invoiceDate as text; some systems write a time of day with it
 * @param expiresAtSeconds for lines of a pro-forma invoice, which the table forgets
 */
record DemoLine(
        String invoiceNumber,
        String transactionId,
        AttributeValue amount,
        String country,
        String invoiceDate,
        String clerk,
        String vendor,
        String article,
        int quantity,
        BigDecimal unitPrice,
        OptionalLong expiresAtSeconds) {

    Map<String, AttributeValue> item(Attributes attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(attributes));
        item.put(attributes.amount(), amount);
        item.put(attributes.country(), AttributeValue.fromS(country));
        item.put(attributes.invoiceDate(), AttributeValue.fromS(invoiceDate));
        item.put(attributes.changedBy(), AttributeValue.fromS(clerk));
        item.put(attributes.invoiceDoc(), AttributeValue.fromM(document()));
        expiresAtSeconds.ifPresent(
                seconds -> item.put(attributes.expiresAt(), AttributeValue.fromN(Long.toString(seconds))));
        return item;
    }

    Map<String, AttributeValue> key(Attributes attributes) {
        return Map.of(
                attributes.invoiceNumber(), AttributeValue.fromS(invoiceNumber),
                attributes.transactionId(), AttributeValue.fromS(transactionId));
    }

    DemoLine corrected(AttributeValue newAmount, Optional<String> newCountry, String newClerk) {
        return new DemoLine(
                invoiceNumber,
                transactionId,
                newAmount,
                newCountry.orElse(country),
                invoiceDate,
                newClerk,
                vendor,
                article,
                quantity,
                unitPrice,
                expiresAtSeconds);
    }

    private Map<String, AttributeValue> document() {
        Map<String, AttributeValue> line = new LinkedHashMap<>();
        line.put("article", AttributeValue.fromS(article));
        line.put("quantity", AttributeValue.fromN(Integer.toString(quantity)));
        line.put("unit_price", AttributeValue.fromN(unitPrice.toPlainString()));
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("vendor", AttributeValue.fromS(vendor));
        document.put("items", AttributeValue.fromL(java.util.List.of(AttributeValue.fromM(line))));
        return document;
    }
}
