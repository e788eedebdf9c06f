package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.cost.restore.RestoreQuote;
import dev.invoicearchive.lifecycle.retention.restore.ColdObjects;
import dev.invoicearchive.lifecycle.retention.restore.ColdObjects.Amount;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.util.List;

/** Shows what there is to restore and what each way costs. */
final class RestoreQuotes {
    /** So many keys are named one by one. */
    static final int KEYS_TOLD = 20;

    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("tier"),
            ResultColumn.text("class"),
            ResultColumn.integer("objects"),
            ResultColumn.integer("bytes"),
            ResultColumn.text("time"),
            ResultColumn.integer("days"),
            ResultColumn.decimal("requests_usd"),
            ResultColumn.decimal("retrieval_usd"),
            ResultColumn.decimal("copies_usd"),
            ResultColumn.decimal("total_usd"));

    private final Console console;
    private final OutputForm form;

    RestoreQuotes(Console console, OutputForm form) {
        this.console = console;
        this.form = form;
    }

    void counts(Scope scope, ColdObjects found) {
        Amount asleep = Amount.of(found.asleep());
        console.remark(scope.zoneWords() + " " + scope.days() + ": " + found.readable() + " objects need no restore, "
                + found.restored().size() + " are restored, "
                + found.onTheirWay().size() + " are on their way, "
                + asleep.objects() + " with " + asleep.bytes() + " bytes are to be asked for.");
    }

    /** All tiers side by side; nothing if there is nothing to ask for. */
    void prices(List<RestoreQuote> quotes, Target target) {
        if (quotes.isEmpty()) {
            return;
        }
        try (RowWriter rows = console.rows(form, COLUMNS)) {
            quotes.forEach(quote -> rows.write(row(quote)));
        }
        console.remark(
                target == Target.LOCAL
                        ? "These are prices of AWS, by list and estimated; on this machine nothing is charged."
                        : "These are list prices, estimated, in US dollars.");
    }

    private static List<String> row(RestoreQuote quote) {
        return List.of(
                quote.offer().tier().apiName(),
                quote.offer().storageClass().name(),
                Long.toString(quote.objects()),
                Long.toString(quote.bytes()),
                quote.time().words(),
                Integer.toString(quote.days()),
                quote.requests().toPlainString(),
                quote.retrieval().toPlainString(),
                quote.copies().toPlainString(),
                quote.total().toPlainString());
    }
}
