package dev.invoicearchive.ingest.load;

import dev.invoicearchive.model.Attributes;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** The table that a load is to write into, looked at before anything is written. */
public final class TargetTable {
    private TargetTable() {}

    /**
     * Checks that the table is there with the keys that the archive's settings spell.
     *
     * @return what tells this table from every other, also from one of the same name that was there before
     * @throws TableUnavailableException if it is not
     */
    public static String check(DynamoDbClient client, String table, Attributes attributes)
            throws TableUnavailableException {
        TableDescription found = describe(client, table);
        List<String> keys =
                found.keySchema().stream().map(KeySchemaElement::attributeName).toList();
        List<String> expected = List.of(attributes.invoiceNumber(), attributes.transactionId());
        if (!keys.equals(expected)) {
            throw new TableUnavailableException(
                    "Invalid table " + table + ": its key is " + String.join(", ", keys) + ", expected "
                            + String.join(", ", expected) + ". Name another table, or set the ARCHIVE_ variables.",
                    null);
        }
        return found.tableArn() + " " + found.creationDateTime();
    }

    private static TableDescription describe(DynamoDbClient client, String table) throws TableUnavailableException {
        try {
            return client.describeTable(request -> request.tableName(table)).table();
        } catch (ResourceNotFoundException e) {
            throw new TableUnavailableException(
                    "Missing table " + table + ": none of that name is there, expected one. Check the name.", e);
        } catch (SdkException e) {
            throw new TableUnavailableException(
                    "Cannot reach the table " + table + ": " + e.getMessage()
                            + " Check with ./archive status, or for AWS the credentials and the region.",
                    e);
        }
    }
}
