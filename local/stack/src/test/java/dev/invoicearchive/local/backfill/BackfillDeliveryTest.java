package dev.invoicearchive.local.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.ingest.MappedLine;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import dev.invoicearchive.ingest.backfill.GivenFile;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.firehose.FirehoseEndpoint;
import dev.invoicearchive.local.firehose.GivenDirectPut;
import dev.invoicearchive.model.ArchiveRow;
import dev.invoicearchive.model.ArchiveSettings;
import dev.invoicearchive.model.AttributeValue;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.model.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file over several years goes through the sender, the endpoint, the shipped transform and into objects: every event is
 * there exactly once, in the folder of its hour, and a second run adds no event. Seed 11 makes the file.
 */
class BackfillDeliveryTest {
    private static final int LINES = 2_500;
    private static final Instant BEGIN = Instant.parse("2019-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private volatile boolean stopped;

    @Test
    void everyEventIsDeliveredOnceAndASecondRunAddsNone() throws Exception {
        GivenDirectPut given =
                GivenDirectPut.open(new LocalFiles(), folder, ArchiveSettings.DEFAULT, Clock.systemUTC());
        List<MappedLine> lines = lines(new Random(11));
        Thread pump = new Thread(() -> pumpUntilStopped(given), "direct put");
        try (FirehoseEndpoint endpoint = FirehoseEndpoint.start(0)) {
            endpoint.serve(given.stream());
            pump.start();
            SentFile sender = new SentFile(endpoint.uri(), LocalDate.of(2019, 1, 1), 100, folder.resolve("work"));
            BackfillReport first = sender.send(GivenFile.of(lines));

            assertThat(first.lines()).isEqualTo(LINES);
            assertThat(first.repeated()).isPositive();
            assertThat(first.pauses())
                    .as("pauses, for there are more hours than open partitions")
                    .isGreaterThan(1);
            assertThat(first.delivery()).contains(new BackfillReport.Delivery(first.sent(), 0));
            Set<String> ids = assertDelivered(given, lines, first, 1);

            assertThat(sender.send(GivenFile.of(lines))).isEqualTo(first);
            assertThat(assertDelivered(given, lines, first, 2)).isEqualTo(ids);
        } finally {
            stopped = true;
            pump.join();
        }
    }

    private static Set<String> assertDelivered(
            GivenDirectPut given, List<MappedLine> lines, BackfillReport report, int times) throws IOException {
        List<ArchiveRow> rows = given.rows();
        Set<String> ids = rows.stream().map(ArchiveRow::eventId).collect(Collectors.toSet());
        assertThat(rows).hasSize((int) report.sent() * times).allSatisfy(row -> assertThat(row.origin())
                .isEqualTo(Origin.IMPORT));
        assertThat(ids).hasSize((int) report.sent());
        assertThat(given.store().list(ObjectKeys.ERRORS)).isEmpty();
        assertThat(newestAmounts(rows)).isEqualTo(newestAmountsOfLines(lines));
        return ids;
    }

    /** What every transaction came to, by the rows: the amounts of its changes less what they replaced. */
    private static Map<String, BigDecimal> newestAmounts(List<ArchiveRow> rows) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (ArchiveRow row : rows) {
            if (seen.add(row.eventId())) {
                BigDecimal before = row.previousImage().amount() == null
                        ? BigDecimal.ZERO
                        : row.previousImage().amount();
                amounts.merge(
                        row.invoiceNumber() + " " + row.transactionId(),
                        row.image().amount().subtract(before),
                        BigDecimal::add);
            }
        }
        amounts.replaceAll((key, amount) -> amount.stripTrailingZeros());
        return amounts;
    }

    /** The same by the lines: the amount of the newest. */
    private static Map<String, BigDecimal> newestAmountsOfLines(List<MappedLine> lines) {
        Map<String, MappedLine> newest = new TreeMap<>();
        lines.forEach(line -> newest.merge(
                line.invoiceNumber() + " " + line.transactionId(),
                line,
                (one, other) -> one.eventTime().get().isBefore(other.eventTime().get()) ? other : one));
        Map<String, BigDecimal> amounts = new TreeMap<>();
        newest.forEach((key, line) -> amounts.put(key, amountOf(line)));
        return amounts;
    }

    private static BigDecimal amountOf(MappedLine line) {
        String number = line.item()
                .attribute(ArchiveSettings.DEFAULT.attributes().amount())
                .map(value -> ((AttributeValue.Number) value).value())
                .orElseThrow();
        return new BigDecimal(number).stripTrailingZeros();
    }

    /** Seven years of sparse hours and a few dense ones; some keys come again, some lines are said twice. */
    private static List<MappedLine> lines(Random random) {
        int[] sparseHours = random.ints(200, 0, 7 * 365 * 24).toArray();
        List<MappedLine> lines = new ArrayList<>();
        while (lines.size() < LINES) {
            int number = lines.size();
            if (number > 0 && random.nextInt(50) == 0) {
                lines.add(lines.get(random.nextInt(number)));
                continue;
            }
            long hour = random.nextInt(3) == 0 ? random.nextInt(4) : sparseHours[random.nextInt(sparseHours.length)];
            // A second of its own for each line, so that the newest of a key is always known.
            Instant time = BEGIN.plusSeconds(hour * 3_600 + number % 3_600);
            String amount =
                    BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 3).toPlainString();
            lines.add(GivenFile.line(number, "I-" + random.nextInt(900), "T-" + random.nextInt(5), amount, time));
        }
        return lines;
    }

    private void pumpUntilStopped(GivenDirectPut given) {
        try {
            while (!stopped) {
                given.pump();
                given.stream().pump().awaitWork(Duration.ofMillis(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
