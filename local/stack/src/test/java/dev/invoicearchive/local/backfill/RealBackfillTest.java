package dev.invoicearchive.local.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.backfill.Backfill;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import dev.invoicearchive.ingest.backfill.FirehoseBatches;
import dev.invoicearchive.ingest.backfill.HistoryListener;
import dev.invoicearchive.ingest.backfill.LocalStream;
import dev.invoicearchive.ingest.backfill.Pause;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.model.Attributes;
import dev.invoicearchive.queries.QueryResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/**
 * Proves backfill on a year of real invoices: every line is one change, the exact sum comes out of SQL, nothing fails, a
 * second run changes nothing, and the live totals stay as they were.
 */
@Tag("proof")
class RealBackfillTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 12, 1);

    @TempDir
    private Path folder;

    @Test
    void aYearOfRealInvoicesComesThroughExactlyTwiceTheSame() throws Exception {
        Path file = Installation.current().home().resolve("../shared/data/online-retail-2009-2010.csv.gz");
        assumeTrue(Files.exists(file), "the real invoices are not on this machine: " + file);
        LocalStack.Order order = new LocalStack.Order(
                new DataDirectory(folder), Map.of(), Clock.systemUTC(), Optional.of(FIRST_DAY), LocalStack.Ports.FREE);
        try (LocalStack stack = LocalStack.start(order)) {
            stack.pipeline().startReaders();
            RunningStack running = stack.announce();
            for (int run = 1; run <= 2; run++) {
                long begin = System.nanoTime();
                BackfillReport report = backfill(running, file);
                System.out.println("run " + run + ": " + report + " in " + (System.nanoTime() - begin) / 1_000_000
                        + " ms, " + stack.deliveryCounts());
                assertThat(report.isComplete()).isTrue();
                assertThat(report.sent()).isEqualTo(525_461);
                assertFigures(stack);
            }
        }
    }

    private static void assertFigures(LocalStack stack) {
        assertThat(rows(
                        stack,
                        "SELECT count(*), count(DISTINCT invoice_number), sum(amount),"
                                + " min(year(invoice_date)), max(year(invoice_date)), min(origin), max(origin)"
                                + " FROM changes"))
                .containsExactly(List.of("525461", "28816", "9539484.634000000", "2009", "2010", "import", "import"));
        assertThat(stack.pipeline().store().list("errors/")).isEmpty();
        assertThat(stack.tables()
                        .scan(request -> request.tableName("InvoiceTotal"))
                        .items())
                .isEmpty();
    }

    private static List<List<String>> rows(LocalStack stack, String sql) {
        QueryResult result = stack.queries().ask(sql);
        return result.rows();
    }

    private BackfillReport backfill(RunningStack running, Path file) throws Exception {
        try (FirehoseClient client = FirehoseClient.builder()
                .endpointOverride(running.firehoseEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            String name = "invoice-archive-direct";
            LocalStream local = new LocalStream(running.firehoseEndpoint(), name);
            Backfill.Order order = new Backfill.Order(
                    "import", Attributes.DEFAULT, FIRST_DAY, Clock.systemUTC().instant(), 500, folder.resolve("work"));
            return new Backfill(
                            order,
                            new Backfill.Stream(new FirehoseBatches(client, name), local, Optional.of(local)),
                            Pause.REAL,
                            new Silent())
                    .run(new RetailFile(file));
        }
    }

    private static final class Silent implements HistoryListener {
        private final long begin = System.nanoTime();
        private long sent;

        @Override
        public void rejected(RejectedLine line) {
            throw new AssertionError(line.toString());
        }

        @Override
        public void sending(long changes) {
            System.out.println("sorted after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        }

        @Override
        public void sent(long changes) {
            sent += changes;
            if (sent == 525_461) {
                System.out.println("all sent after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            }
        }

        @Override
        public void delivering(long remaining) {}
    }
}
