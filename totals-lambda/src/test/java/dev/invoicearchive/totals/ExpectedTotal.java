package dev.invoicearchive.totals;

import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.ChangeRecord;
import dev.invoicearchive.model.Item;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a total must be, found another way: not by adding effects, but by playing the history into a table and summing
 * what is left in it, with what expired still counted.
 */
record ExpectedTotal(BigDecimal total, long count) {

    static Map<String, ExpectedTotal> byInvoice(List<ChangeRecord> history) {
        Map<String, Item> table = new HashMap<>();
        for (ChangeRecord change : history) {
            String transaction = text(change.keys(), "TransactionId");
            change.newImage().ifPresent(image -> table.put(transaction, image));
            boolean isDeletedByCaller =
                    change.newImage().isEmpty() && change.userIdentity().isEmpty();
            if (isDeletedByCaller) {
                table.remove(transaction);
            }
        }
        Map<String, ExpectedTotal> totals = new HashMap<>();
        for (ChangeRecord change : history) {
            totals.put(text(change.keys(), "InvoiceNumber"), new ExpectedTotal(BigDecimal.ZERO, 0));
        }
        for (Item item : table.values()) {
            totals.computeIfPresent(text(item, "InvoiceNumber"), (invoice, sum) -> sum.plus(item));
        }
        return totals;
    }

    private ExpectedTotal plus(Item item) {
        AttributeValue amount = item.attribute("Amount").orElseThrow();
        String digits = amount instanceof AttributeValue.Number number
                ? number.value()
                : ((AttributeValue.Text) amount).value().replace("$", "");
        return new ExpectedTotal(total.add(new BigDecimal(digits)), count + 1);
    }

    private static String text(Item item, String attribute) {
        return ((AttributeValue.Text) item.attribute(attribute).orElseThrow()).value();
    }
}
