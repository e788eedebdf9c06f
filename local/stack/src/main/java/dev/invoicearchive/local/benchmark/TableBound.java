package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.ingest.InvalidFileException;
import dev.invoicearchive.ingest.LineSink;
import dev.invoicearchive.ingest.MappedFile;
import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.RejectedLine;
import dev.invoicearchive.ingest.load.DynamoTableWriter;
import dev.invoicearchive.ingest.load.JitteredBackoff;
import dev.invoicearchive.ingest.load.TableUnavailableException;
import dev.invoicearchive.ingest.load.TableWriter;
import dev.invoicearchive.local.Installation;
import dev.invoicearchive.local.table.ArchiveTables;
import dev.invoicearchive.local.table.TableProcess;
import dev.invoicearchive.model.AmountReading;
import dev.invoicearchive.model.AmountRule;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.Effect;
import dev.invoicearchive.model.EventName;
import dev.invoicearchive.totals.Claim;
import dev.invoicearchive.totals.DynamoTotalsStore;
import dev.invoicearchive.totals.InvoiceClaims;
import dev.invoicearchive.totals.StoreOutcome;
import dev.invoicearchive.totals.TotalsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What DynamoDB Local itself can do of a load: the same items and the same totals, each in as few transactions as it takes,
 * one caller, nothing that reads its stream and nothing else on the machine.
 *
 * @param items how long the items took
 * @param totals how long the claims and totals took
 */
record TableBound(Duration items, Duration totals) {
    private static final String KEY = ArchiveSettings.DEFAULT.attributes().invoiceNumber();

    /** Both. */
    Duration both() {
        return items.plus(totals);
    }

    /**
     * Writes the lines of a file into a table of its own.
     *
     * @param folder for the table; made
     * @throws IOException if the file or the table cannot be used
     * @throws InvalidFileException if the file is not what was announced
     * @throws TimeoutException if the table does not start
     */
    static TableBound measure(Installation installation, Path folder, MappedFile file)
            throws IOException, InvalidFileException, TimeoutException {
        Lines lines = new Lines();
        file.read(lines);
        try (TableProcess table = TableProcess.start(installation, folder, folder.resolveSibling("bound.log"));
                DynamoDbClient client = table.tables()) {
            new ArchiveTables(client, ArchiveSettings.DEFAULT).create();
            long begin = System.nanoTime();
            writeItems(
                    new DynamoTableWriter(client, ArchiveTables.TRANSACTIONS, KEY, new JitteredBackoff()), lines.all);
            long middle = System.nanoTime();
            writeTotals(new DynamoTotalsStore(client, TotalsSettings.DEFAULT), lines.byInvoice());
            long end = System.nanoTime();
            return new TableBound(Duration.ofNanos(middle - begin), Duration.ofNanos(end - middle));
        }
    }

    private static void writeItems(TableWriter writer, List<MappedLine> lines) throws IOException {
        for (int start = 0; start < lines.size(); start += TableWriter.LINES_MAX) {
            try {
                writer.write(lines.subList(start, Math.min(start + TableWriter.LINES_MAX, lines.size())));
            } catch (TableUnavailableException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private static void writeTotals(DynamoTotalsStore store, Map<String, List<Claim>> claims) {
        claims.forEach((invoice, all) -> {
            for (int start = 0; start < all.size(); start += InvoiceClaims.CLAIMS_MAX) {
                List<Claim> part = all.subList(start, Math.min(start + InvoiceClaims.CLAIMS_MAX, all.size()));
                StoreOutcome outcome = store.apply(new InvoiceClaims(invoice, part));
                if (!(outcome instanceof StoreOutcome.Written)) {
                    throw new IllegalStateException("Cannot write totals: " + outcome + ", expected a write.");
                }
            }
        });
    }

    /** All lines of a file, which a benchmark's file is small enough for. */
    private static final class Lines implements LineSink {
        private final AmountRule rule = new AmountRule(ArchiveSettings.DEFAULT);
        private final List<MappedLine> all = new ArrayList<>();

        @Override
        public void accept(MappedLine line) {
            all.add(line);
        }

        @Override
        public void reject(RejectedLine line) throws IOException {
            throw new IOException("Invalid benchmark file: line " + line.number() + ": " + line.reason());
        }

        private Map<String, List<Claim>> byInvoice() {
            Map<String, List<Claim>> claims = new LinkedHashMap<>();
            for (MappedLine line : all) {
                claims.computeIfAbsent(line.invoiceNumber(), invoice -> new ArrayList<>())
                        .add(claim(line));
            }
            return claims;
        }

        private Claim claim(MappedLine line) {
            AmountReading reading = rule.read(
                    line.item().attribute(ArchiveSettings.DEFAULT.attributes().amount()));
            if (!(reading instanceof AmountReading.Value value)) {
                throw new IllegalStateException("Invalid benchmark file: line " + line.number() + " has no amount.");
            }
            Effect effect = Effect.of(EventName.INSERT, null, value.amount(), null);
            return new Claim(UUID.randomUUID().toString(), effect, Instant.EPOCH);
        }
    }
}
