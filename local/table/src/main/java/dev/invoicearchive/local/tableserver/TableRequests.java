package dev.invoicearchive.local.tableserver;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/** DynamoDB Local's requests, answered from one {@link TableDatabase} whatever region and credentials a client names. */
final class TableRequests extends LocalDynamoDBRequestHandler {
    /** DynamoDB Local keeps this number and never reads it. */
    private static final int AUTHORITY_LEVEL = 0;
    /** The name under which a shared database is looked up. */
    private static final String SHARED = "shared-local-instance";
    /** As many as DynamoDB Local itself takes. */
    private static final int JOB_THREADS = 10;

    TableRequests(Path dataFolder) {
        super(AUTHORITY_LEVEL, false, dataFolder.toString(), true, false);
        JobsRegister jobs = new JobsRegister(Executors.newFixedThreadPool(JOB_THREADS), false);
        openDatabases().put(SHARED, new LocalDBClient(new TableDatabase(dataFolder), jobs));
    }

    /** Databases are opened on first use by a private method; the only way to hand in another is to be there first. */
    @SuppressWarnings("unchecked")
    private Map<String, AmazonDynamoDBLocal> openDatabases() {
        try {
            Field databases = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
            databases.setAccessible(true);
            return (Map<String, AmazonDynamoDBLocal>) databases.get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Cannot open the table: found another DynamoDB Local, expected 3.3.1. Run ./archive build.", e);
        }
    }
}
