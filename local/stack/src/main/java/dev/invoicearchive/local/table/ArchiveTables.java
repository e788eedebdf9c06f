package dev.invoicearchive.local.table;

import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.model.InvoiceTotalClaims;
import dev.invoicearchive.model.InvoiceTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The tables of the archive, as the local stack makes them. All keys are texts. */
public final class ArchiveTables {
    /** The table whose changes are archived. */
    public static final String TRANSACTIONS = "InvoiceTransactions";

    private static final StreamSpecification BOTH_IMAGES = StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)
            .build();

    private final DynamoDbClient client;
    private final Attributes attributes;

    /** Tables with the key spellings of these settings. */
    public ArchiveTables(DynamoDbClient client, ArchiveSettings settings) {
        this.client = client;
        this.attributes = settings.attributes();
    }

    /** Makes what is missing of the three tables; leaves those that exist as they are. */
    public void create() {
        create(table(TRANSACTIONS, attributes.invoiceNumber(), attributes.transactionId())
                .streamSpecification(BOTH_IMAGES));
        create(table(InvoiceTotals.TABLE, InvoiceTotals.INVOICE_NUMBER));
        create(table(InvoiceTotalClaims.TABLE, InvoiceTotalClaims.INVOICE_NUMBER, InvoiceTotalClaims.EVENT_ID));
    }

    /** The ARN of the stream of the transactions, for a {@code DynamoDbStreamsClient}. */
    public String streamArn() {
        return client.describeTable(request -> request.tableName(TRANSACTIONS))
                .table()
                .latestStreamArn();
    }

    private void create(CreateTableRequest.Builder table) {
        CreateTableRequest request = table.build();
        if (exists(request.tableName())) {
            return;
        }
        try {
            client.createTable(request);
        } catch (ResourceInUseException e) {
            // Another process of this archive was faster; what it made is what this one wanted.
            if (!exists(request.tableName())) {
                throw e;
            }
        }
    }

    private boolean exists(String table) {
        return client.listTablesPaginator().tableNames().stream().anyMatch(table::equals);
    }

    private static CreateTableRequest.Builder table(String name, String partitionKey, String... sortKey) {
        List<String> keys =
                Stream.concat(Stream.of(partitionKey), Stream.of(sortKey)).toList();
        List<KeySchemaElement> schema = new ArrayList<>();
        for (String key : keys) {
            KeyType type = schema.isEmpty() ? KeyType.HASH : KeyType.RANGE;
            schema.add(
                    KeySchemaElement.builder().attributeName(key).keyType(type).build());
        }
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema)
                .attributeDefinitions(keys.stream().map(ArchiveTables::text).toList());
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
