package dev.invoicearchive.local.demo;

import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.local.runner.LocalStack;
import dev.invoicearchive.model.InvoiceTotals;
import dev.invoicearchive.model.ObjectKeys;
import dev.invoicearchive.queries.QueryResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks a stack what came of the demo: the archive through SQL, the live totals through the table, the disk itself. */
final class DemoInspection {
    private static final String YEARS = "SELECT invoice_year, net_amount, transactions,"
            + " largest_amount, refused_rows FROM totals_by_year ORDER BY invoice_year";
    private static final String INVOICES = "SELECT invoice_number, net_amount FROM invoice_totals";
    private static final String KINDS = "SELECT lower(event_name) || coalesce(' by ' || removed_by, '') AS kind,"
            + " count(*) AS changes, count(DISTINCT country) AS countries,"
            + " count(DISTINCT day || '/' || CAST(hour AS varchar)) AS hours FROM changes GROUP BY 1";

    private final LocalStack stack;
    private final DataDirectory data;

    DemoInspection(LocalStack stack, DataDirectory data) {
        this.stack = stack;
        this.data = data;
    }

    DemoReport report(SealReport seal, Supplier<Duration> elapsed) throws IOException {
        QueryResult years = stack.queries().ask(YEARS);
        QueryResult kinds = stack.queries().ask(KINDS);
        Map<String, BigDecimal> live = liveTotals();
        Map<String, BigDecimal> archived = archivedTotals();
        return new DemoReport(
                years,
                kinds,
                DemoReport.TotalsComparison.of(live, archived),
                stack.deliveryCounts().deliveredObjects(),
                filesUnder(data.objects().resolve(ObjectKeys.DELIVERED)),
                stack.deliveryCounts().errorObjects(),
                seal,
                data,
                elapsed.get());
    }

    private Map<String, BigDecimal> liveTotals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        stack.tables()
                .scanPaginator(request -> request.tableName(InvoiceTotals.TABLE).consistentRead(true))
                .items()
                .forEach(item -> totals.put(
                        item.get(InvoiceTotals.INVOICE_NUMBER).s(),
                        new BigDecimal(item.get(InvoiceTotals.TOTAL).n())));
        return totals;
    }

    private Map<String, BigDecimal> archivedTotals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (List<String> row : stack.queries().ask(INVOICES).rows()) {
            totals.put(row.get(0), new BigDecimal(row.get(1)));
        }
        return totals;
    }

    private static long filesUnder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
