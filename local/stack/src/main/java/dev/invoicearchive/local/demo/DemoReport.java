package dev.invoicearchive.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.seal.SealReport;
import dev.invoicearchive.local.runner.DataDirectory;
import dev.invoicearchive.queries.QueryColumn;
import dev.invoicearchive.queries.QueryResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What came of a demo.
 *
 * @param years the totals of each year of the invoice date
 * @param kinds how many changes of each kind the archive holds
 * @param totals live totals against the archive's signed sums
 * @param objectsPut Parquet objects that the delivery stream says it has put
 * @param objectsFound Parquet files that lie on the disk
 * @param errorObjects objects with records that could not be delivered
 * @param seal what was sealed
 * @param data where everything lies
 * @param elapsed how long it took
 */
public record DemoReport(
        QueryResult years,
        QueryResult kinds,
        TotalsComparison totals,
        long objectsPut,
        long objectsFound,
        long errorObjects,
        SealReport seal,
        DataDirectory data,
        Duration elapsed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Live totals against archive totals, invoice by invoice.
     *
     * @param invoices how many invoices either side knows
     * @param liveSum the sum of all live totals
     * @param archiveSum the signed sum of the archive
     * @param differing the invoices whose totals differ, or that one side lacks
     */
    public record TotalsComparison(int invoices, BigDecimal liveSum, BigDecimal archiveSum, List<String> differing) {
        public TotalsComparison {
            differing = List.copyOf(differing);
        }

        static TotalsComparison of(Map<String, BigDecimal> live, Map<String, BigDecimal> archived) {
            TreeSet<String> all = new TreeSet<>(live.keySet());
            all.addAll(archived.keySet());
            List<String> differing = all.stream()
                    .filter(invoice -> !live.containsKey(invoice)
                            || !archived.containsKey(invoice)
                            || live.get(invoice).compareTo(archived.get(invoice)) != 0)
                    .toList();
            return new TotalsComparison(all.size(), sum(live), sum(archived), differing);
        }

        private static BigDecimal sum(Map<String, BigDecimal> totals) {
            return totals.values().stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .stripTrailingZeros();
        }
    }

    /** Whether the live totals equal the archive, every object put is there and none besides, and the seal found no fault. */
    public boolean isRight() {
        return totals.differing().isEmpty()
                && objectsPut == objectsFound
                && errorObjects == 0
                && seal.faults().isEmpty();
    }

    /** Writes the report, as text or as one JSON object. */
    public void print(Console console, boolean asJson) {
        if (asJson) {
            console.line(json().toString());
            return;
        }
        console.line("");
        printTable(console, "Totals by year of the invoice date", years);
        printTable(console, "Changes in the archive", kinds);
        console.line(String.format(
                Locale.ROOT,
                "Live totals    %s over %,d invoices",
                totals.liveSum().toPlainString(),
                totals.invoices()));
        console.line("Archive        " + totals.archiveSum().toPlainString() + "   "
                + (totals.differing().isEmpty()
                        ? "equal to the last decimal for every invoice"
                        : "DIFFERENT for " + totals.differing().size() + " invoices, such as "
                                + totals.differing().get(0)));
        console.line(String.format(
                Locale.ROOT,
                "Objects        %,d Parquet files found, %,d put, %,d with errors",
                objectsFound,
                objectsPut,
                errorObjects));
        console.line(String.format(
                Locale.ROOT,
                "Sealed         %,d days through %s, %,d rows in %,d files; head of the chain: %s",
                seal.daysSealed(),
                seal.sealedThrough().map(Object::toString).orElse("none"),
                seal.rows(),
                seal.files(),
                seal.head().map(SealReport.Head::sha256).orElse("none")));
        seal.faults().forEach(fault -> console.error(fault.message()));
        console.line("Files          " + data.objects());
        console.line(String.format(Locale.ROOT, "Took           %,d s", elapsed.toSeconds()));
        console.line("");
        console.line("The data stays. Serve it with: ./archive up --data " + data.root());
    }

    private static void printTable(Console console, String title, QueryResult result) {
        console.line(title);
        List<ResultColumn> columns =
                result.columns().stream().map(DemoReport::resultColumn).toList();
        try (RowWriter rows = console.rows(OutputForm.TABLE, columns)) {
            result.rows().forEach(rows::write);
        }
        console.line("");
    }

    private static ResultColumn resultColumn(QueryColumn column) {
        if (column.type().startsWith("decimal")) {
            return ResultColumn.decimal(column.name());
        }
        return column.type().endsWith("int") || column.type().equals("integer")
                ? ResultColumn.integer(column.name())
                : ResultColumn.text(column.name());
    }

    private ObjectNode json() {
        ObjectNode node = JSON.createObjectNode();
        node.set("years", rows(years));
        node.set("changes", rows(kinds));
        node.put("invoices", totals.invoices());
        node.put("liveTotal", totals.liveSum().toPlainString());
        node.put("archiveTotal", totals.archiveSum().toPlainString());
        node.set("differingInvoices", JSON.valueToTree(totals.differing()));
        node.put("objectsFound", objectsFound);
        node.put("objectsPut", objectsPut);
        node.put("errorObjects", errorObjects);
        node.put("daysSealed", seal.daysSealed());
        node.put("rowsSealed", seal.rows());
        node.put("sealFaults", seal.faults().size());
        node.put("chainHead", seal.head().map(SealReport.Head::sha256).orElse(null));
        node.put("objects", data.objects().toString());
        node.put("seconds", elapsed.toSeconds());
        return node;
    }

    private static ArrayNode rows(QueryResult result) {
        ArrayNode rows = JSON.createArrayNode();
        for (List<String> row : result.rows()) {
            ObjectNode node = rows.addObject();
            for (int i = 0; i < row.size(); i++) {
                node.put(result.columns().get(i).name(), row.get(i));
            }
        }
        return rows;
    }
}
