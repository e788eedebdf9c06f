package dev.invoicearchive.local.benchmark;

import dev.invoicearchive.auditor.RunningStack;
import dev.invoicearchive.local.runner.LocalQueries;
import java.util.List;

/** What a benchmark asks: the questions that auditors and finance people ask most. */
final class Questions {
    private Questions() {}

    /** Asks each through the Athena endpoint of a running stack. */
    static List<QueryTiming> ask(RunningStack running) {
        try (LocalQueries open = LocalQueries.of(running.athenaEndpoint())) {
            return List.of(
                    QueryTiming.of(open.queries(), "query, totals by year", "SELECT * FROM totals_by_year"),
                    QueryTiming.of(
                            open.queries(),
                            "query, history of one invoice within a year",
                            "SELECT * FROM changes WHERE invoice_number = 'B0000042' AND day BETWEEN '2025/01/01' AND"
                                    + " '2025/12/31'"),
                    QueryTiming.of(
                            open.queries(),
                            "query, one day",
                            "SELECT count(*), sum(amount) FROM changes WHERE day = '2025/06/03'"));
        }
    }
}
