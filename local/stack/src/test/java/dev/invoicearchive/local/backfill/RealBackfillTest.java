package dev.invoicearchive.local.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.ingest.backfill.BackfillReport;
import dev.invoicearchive.ingest.mapping.MappedSource;
import dev.invoicearchive.ingest.mapping.MappingKey;
import dev.invoicearchive.ingest.mapping.MappingText;
import dev.invoicearchive.local.retail.RealInvoices;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.model.InvoiceTotals;
import dev.invoicearchive.model.ObjectKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves backfill on a year of real invoices: every line is one change, the exact sum comes out of SQL, nothing fails, a
 * second run changes nothing, and the live totals stay as they were.
 */
@Tag("proof")
class RealBackfillTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 12, 1);
    private static final int LINES = 525_461;
    private static final MappingText MAPPING = new MappingText(Map.of(
            MappingKey.INVOICE, "invoice_number",
            MappingKey.TRANSACTION, "line-number",
            MappingKey.AMOUNT, "quantity * unit_price",
            MappingKey.COUNTRY, "country",
            MappingKey.INVOICE_DATE, "invoice_date",
            MappingKey.DATE_FORMAT, "uuuu-MM-dd HH:mm:ss",
            MappingKey.EVENT_TIME, "invoice_date",
            MappingKey.EVENT_TIME_FORMAT, "uuuu-MM-dd HH:mm:ss",
            MappingKey.EVENT_TIME_ZONE, "Europe/London"));

    @TempDir
    private Path folder;

    @Test
    void aYearOfRealInvoicesComesThroughExactlyTwiceTheSame() throws Exception {
        Path file = RealInvoices.fileOrSkip();
        LocalStack.Order order = new LocalStack.Order(
                new DataDirectory(folder), Map.of(), Clock.systemUTC(), Optional.of(FIRST_DAY), LocalStack.Ports.FREE);
        try (LocalStack stack = LocalStack.start(order)) {
            stack.pipeline().startReaders();
            RunningStack running = stack.announce();
            SentFile sender = new SentFile(running.firehoseEndpoint(), FIRST_DAY, 500, folder.resolve("work"));
            for (int run = 1; run <= 2; run++) {
                BackfillReport report = sender.send(MappedSource.open(file, MAPPING, stack.settings()));
                assertThat(report.sent()).isEqualTo(LINES);
                assertThat(report.delivery()).contains(new BackfillReport.Delivery(LINES, 0));
                assertFigures(stack);
            }
        }
    }

    private static void assertFigures(LocalStack stack) {
        assertThat(stack.queries()
                        .ask("SELECT count(*), count(DISTINCT invoice_number), sum(amount), min(year(invoice_date)),"
                                + " max(year(invoice_date)), min(origin), max(origin) FROM changes")
                        .rows())
                .containsExactly(List.of("525461", "28816", "9539484.634000000", "2009", "2010", "import", "import"));
        assertThat(stack.pipeline().store().list(ObjectKeys.ERRORS)).isEmpty();
        assertThat(stack.tables()
                        .scan(request -> request.tableName(InvoiceTotals.TABLE))
                        .items())
                .as("live totals, which an import never touches")
                .isEmpty();
    }
}
