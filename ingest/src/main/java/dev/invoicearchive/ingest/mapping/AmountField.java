package dev.invoicearchive.ingest.mapping;

import dev.invoicearchive.model.AmountReading;
import dev.invoicearchive.model.AmountRule;
import dev.invoicearchive.model.AttributeValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The amount of a line: one column, or the exact product of two. Each, and the product, is judged by the archive's one
 * rule.
 */
final class AmountField {
    private final List<Term> factors;
    private final AmountRule rule;

    AmountField(List<Term> factors, AmountRule rule) {
        this.factors = List.copyOf(factors);
        this.rule = rule;
    }

    /**
     * The amount, without zeros at the end.
     *
     * @throws InvalidFieldException if there is none, or the rule refuses it
     */
    AttributeValue.Number read(Map<String, AttributeValue> fields) throws InvalidFieldException {
        BigDecimal product = factor(factors.get(0), fields);
        for (Term factor : factors.subList(1, factors.size())) {
            product = product.multiply(factor(factor, fields));
        }
        String written = product.stripTrailingZeros().toPlainString();
        AttributeValue.Number amount = new AttributeValue.Number(written);
        counted(rule.read(Optional.of(amount)), "the product");
        return amount;
    }

    private BigDecimal factor(Term factor, Map<String, AttributeValue> fields) throws InvalidFieldException {
        Optional<AttributeValue> value = factor.value(fields);
        if (value.isEmpty()) {
            throw new InvalidFieldException("Missing amount: " + factor.description() + " is empty, expected a number");
        }
        return counted(rule.read(value), factor.description());
    }

    private static BigDecimal counted(AmountReading reading, String where) throws InvalidFieldException {
        if (reading instanceof AmountReading.Value value) {
            return value.amount();
        }
        AmountReading.Reason reason = reading instanceof AmountReading.Refused refused
                ? refused.reason()
                : AmountReading.Reason.NOT_AN_AMOUNT;
        throw new InvalidFieldException("Invalid amount: " + where + " "
                + switch (reason) {
                    case WRONG_TYPE, NOT_AN_AMOUNT -> "holds no amount, expected one such as 1234.50";
                    case TOO_LARGE ->
                        "has too many digits, expected " + AmountRule.WHOLE_DIGITS + " before the point at most";
                    case TOO_MANY_DECIMALS -> "has too many decimals, expected " + AmountRule.DECIMALS + " at most";
                });
    }
}
