package dev.invoicearchive.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.runner.ExpectedHistory.Expected;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.model.InvoiceTotals;
import dev.invoicearchive.model.RemovedBy;
import dev.invoicearchive.queries.QueryResult;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Proves that a whole stack which is ended by kill -9 in the middle of writing, ten times at random moments, loses
 * nothing and doubles nothing: asked through SQL and the table afterwards, compared with the writer's own account.
 */
@Tag("proof")
class StackKillTest {
    private static final int KILLS = 10;
    private static final int WRITES_BEFORE_KILL_MAX = 120;
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final Duration EXPIRY = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", Instant.now().toEpochMilli());
    private final Random random = new Random(seed);
    private final ExpectedHistory history = new ExpectedHistory(ArchiveTables.TRANSACTIONS);
    private int writes;

    @Test
    void losesNothingAndDoublesNothing() throws Exception {
        Path data = folder.resolve("data");
        for (int kill = 0; kill < KILLS; kill++) {
            StackUnderTest stack = StackUnderTest.up(data);
            writeUntilKilled(stack);
        }
        StackUnderTest stack = StackUnderTest.up(data);
        try (DynamoDbClient client = client(stack.running().tableEndpoint())) {
            history.settle(client);
            awaitExpiries(client);
        }
        // An orderly stop finishes what has begun.
        stack.down();
        StackUnderTest checked = StackUnderTest.up(data);
        assertArchiveAndTotals(checked);
        checked.down();
    }

    private void writeUntilKilled(StackUnderTest stack) {
        int writesBeforeKill = 1 + random.nextInt(WRITES_BEFORE_KILL_MAX);
        try (DynamoDbClient client = client(stack.running().tableEndpoint())) {
            history.settle(client);
            for (int i = 0; i < writesBeforeKill; i++) {
                writeSomething(client, true);
            }
            Thread killer = new Thread(() -> stack.killAll(random), "killer");
            killer.start();
            try {
                while (killer.isAlive()) {
                    // Whether an expiring item was written cannot be seen once it may have expired.
                    writeSomething(client, false);
                }
            } catch (SdkException e) {
                // The write that met the kill: settled after the next start, by looking at the item.
                history.doubt();
            }
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeSomething(DynamoDbClient client, boolean mayExpire) {
        int number = writes++;
        String invoice = String.format(Locale.ROOT, "INV-%03d", random.nextInt(40));
        String transaction = "TX-" + random.nextInt(20);
        switch (random.nextInt(mayExpire ? 6 : 5)) {
            case 0 -> history.delete(client, invoice, transaction);
            case 5 -> {
                long expiresAt = Instant.now().plus(EXPIRY).getEpochSecond();
                history.putExpiring(client, "INV-X" + number, "TX-1", "5.25", expiresAt);
            }
            default -> history.put(client, invoice, transaction, number + ".001");
        }
    }

    private void awaitExpiries(DynamoDbClient client) {
        long left = 1;
        for (int i = 0; i < 3_000 && left > 0; i++) {
            left = history.expiringStillIn(client);
        }
        assertThat(left).as("expiring items that never expired, seed %d", seed).isZero();
        history.expireThrough(Long.MAX_VALUE);
    }

    private void assertArchiveAndTotals(StackUnderTest stack) {
        try (AthenaClient athena = athena(stack.running().athenaEndpoint());
                DynamoDbClient client = client(stack.running().tableEndpoint())) {
            QueryResult changes = LocalCatalog.queries(athena)
                    .ask("SELECT invoice_number, transaction_id, event_name, amount, previous_amount, removed_by"
                            + " FROM changes");
            List<Expected> archived =
                    changes.rows().stream().map(StackKillTest::expected).toList();
            assertThat(ExpectedHistory.sorted(archived))
                    .as("replay with -Dseed=%d", seed)
                    .isEqualTo(history.changes());
            assertThat(liveTotals(client)).as("replay with -Dseed=%d", seed).isEqualTo(history.totals());
        }
    }

    private static Expected expected(List<String> row) {
        return new Expected(
                row.get(0),
                row.get(1),
                EventName.valueOf(row.get(2)),
                amount(row.get(3)),
                amount(row.get(4)),
                row.get(5) == null ? null : RemovedBy.ofWord(row.get(5)));
    }

    private static BigDecimal amount(String text) {
        return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    }

    private static Map<String, BigDecimal> liveTotals(DynamoDbClient client) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        client.scanPaginator(request -> request.tableName(InvoiceTotals.TABLE).consistentRead(true))
                .items()
                .forEach(item -> totals.put(
                        item.get(InvoiceTotals.INVOICE_NUMBER).s(),
                        new BigDecimal(item.get(InvoiceTotals.TOTAL).n()).stripTrailingZeros()));
        return totals;
    }

    private static AthenaClient athena(URI endpoint) {
        return AthenaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        configuration -> configuration.retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }
}
