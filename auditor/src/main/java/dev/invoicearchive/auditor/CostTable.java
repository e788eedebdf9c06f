package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.cost.CostEstimate;
import dev.invoicearchive.lifecycle.cost.report.CostReport;
import dev.invoicearchive.lifecycle.cost.report.ReportTable;
import java.util.function.Function;

/** What of an estimate can be shown. */
enum CostTable {
    ASSUMPTIONS(estimate -> new CostReport(estimate).assumptions()),
    VOLUMES(estimate -> new CostReport(estimate).volumes()),
    ROUNDING(estimate -> new CostReport(estimate).roundedUp()),
    TRANSITIONS(estimate -> new CostReport(estimate).transitions()),
    PRICES(estimate -> CostReport.prices(estimate.prices())),
    LINES(estimate -> new CostReport(estimate).lines()),
    YEARS(estimate -> new CostReport(estimate).services());

    private final Function<CostEstimate, ReportTable> table;

    CostTable(Function<CostEstimate, ReportTable> table) {
        this.table = table;
    }

    ReportTable of(CostEstimate estimate) {
        return table.apply(estimate);
    }
}
