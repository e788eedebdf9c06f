package dev.invoicearchive.totals;

import dev.invoicearchive.model.Effect;
import dev.invoicearchive.model.InvoiceTotals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The update of a total: adds an effect, unless the sum would not be exact, and moves the update date forward only. */
final class TotalUpdate {
    /** The largest sum of 38 digits, of which 9 are decimals; beyond it DynamoDB would round. */
    static final BigDecimal TOTAL_MAX = new BigDecimal("99999999999999999999999999999.999999999");

    private static final String ADD = " ADD #total :total, #count :count, #version :one";
    private static final String EXACT = "(attribute_not_exists(#total) OR #total BETWEEN :lowest AND :highest)";
    private static final String NOT_LATER = "(attribute_not_exists(#date) OR #date <= :date)";

    private final String table;
    private final InvoiceClaims claims;

    TotalUpdate(String table, InvoiceClaims claims) {
        this.table = table;
        this.claims = claims;
    }

    /** Sets the update date too; refused if the total was updated by a later change already. */
    Update asLatest() {
        Map<String, String> names = names();
        names.put("#date", InvoiceTotals.UPDATE_DATE);
        Map<String, AttributeValue> values = values();
        values.put(":date", AttributeValue.fromS(claims.lastEventTime().toString()));
        return update("SET #date = :date" + ADD, EXACT + " AND " + NOT_LATER, names, values);
    }

    /** Leaves the update date, which is that of a later change. */
    Update asEarlier() {
        return update(ADD.strip(), EXACT, names(), values());
    }

    /** Whether the sum of this update and a stored total is exact. */
    boolean fits(BigDecimal storedTotal) {
        return storedTotal.compareTo(lowest()) >= 0 && storedTotal.compareTo(highest()) <= 0;
    }

    private Update update(
            String expression, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        return Update.builder()
                .tableName(table)
                .key(Map.of(InvoiceTotals.INVOICE_NUMBER, AttributeValue.fromS(claims.invoiceNumber())))
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    private static Map<String, String> names() {
        return new HashMap<>(Map.of(
                "#total", InvoiceTotals.TOTAL,
                "#count", InvoiceTotals.TRANSACTION_COUNT,
                "#version", InvoiceTotals.VERSION));
    }

    private Map<String, AttributeValue> values() {
        Effect effect = claims.effect();
        return new HashMap<>(Map.of(
                ":total", Numbers.of(effect.total()),
                ":count", Numbers.of(effect.count()),
                ":one", Numbers.of(1),
                ":lowest", Numbers.of(lowest()),
                ":highest", Numbers.of(highest())));
    }

    private BigDecimal lowest() {
        BigDecimal added = claims.effect().total();
        return TOTAL_MAX.negate().subtract(added.min(BigDecimal.ZERO));
    }

    private BigDecimal highest() {
        BigDecimal added = claims.effect().total();
        return TOTAL_MAX.subtract(added.max(BigDecimal.ZERO));
    }
}
