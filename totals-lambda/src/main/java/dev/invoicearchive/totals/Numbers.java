package dev.invoicearchive.totals;

import java.math.BigDecimal;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Numbers as DynamoDB takes them: text, without exponent. */
final class Numbers {
    private Numbers() {}

    static AttributeValue of(BigDecimal number) {
        return AttributeValue.fromN(number.stripTrailingZeros().toPlainString());
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }
}
