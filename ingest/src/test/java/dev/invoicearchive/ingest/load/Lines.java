package dev.invoicearchive.ingest.load;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lines for tests. */
final class Lines {
    private static final Attributes NAMES = ArchiveSettings.DEFAULT.attributes();

    private Lines() {}

    static MappedLine line(long number, String invoice, String transaction, String amount) {
        return line(number, invoice, transaction, amount, new AttributeValue.Document(Map.of()));
    }

    static MappedLine line(
            long number, String invoice, String transaction, String amount, AttributeValue.Document document) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put(NAMES.invoiceNumber(), new AttributeValue.Text(invoice));
        values.put(NAMES.transactionId(), new AttributeValue.Text(transaction));
        values.put(NAMES.amount(), new AttributeValue.Number(amount));
        values.put(NAMES.invoiceDoc(), document);
        return new MappedLine(number, invoice, transaction, new Item(values), Optional.empty());
    }
}
