package dev.invoicearchive.ingest.load;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Proves that the table in memory, which other tests rely on, keeps the contract of the real one. */
class InMemoryTableTest extends TableWriterContract {
    private final InMemoryTable table = new InMemoryTable();

    @Override
    protected TableWriter writer() {
        return table;
    }

    @Override
    protected Optional<Map<String, AttributeValue>> stored(String invoiceNumber, String transactionId) {
        return table.find(invoiceNumber, transactionId);
    }
}
