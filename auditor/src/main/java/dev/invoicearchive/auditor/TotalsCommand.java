package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.auditor.totals.LiveTotal;
import dev.invoicearchive.auditor.totals.LiveTotals;
import dev.invoicearchive.model.InvoiceTotals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows live totals: of one invoice, of all, or their sum. */
@Command(
        name = "totals",
        description = "Show the live total of one invoice, or of every invoice.",
        footer = {"", "In JSON, amounts are texts, so that no reader rounds them."})
final class TotalsCommand implements Callable<ExitCode> {
    private static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.text("invoice"),
            ResultColumn.decimal("total"),
            ResultColumn.integer("transactions"),
            ResultColumn.text("updated"),
            new ResultColumn("rebuild_needed", ResultColumn.Kind.BOOLEAN));
    private static final List<ResultColumn> SUM_COLUMNS = List.of(
            ResultColumn.integer("invoices"),
            ResultColumn.decimal("total"),
            ResultColumn.integer("transactions"),
            ResultColumn.integer("rebuilds_needed"));

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions options;

    @Mixin
    private TargetOptions targetOptions;

    @Mixin
    private FormatOption format;

    @Option(names = "--sum", description = "show the sum over all invoices in one line")
    private boolean sum;

    @Option(
            names = "--totals-table",
            paramLabel = "NAME",
            defaultValue = InvoiceTotals.TABLE,
            description = "the table of the totals (default: ${DEFAULT-VALUE})")
    private String table;

    @Parameters(arity = "0..1", paramLabel = "INVOICE", description = "the invoice number; without it, all invoices")
    private Optional<String> invoice;

    private final Console console;
    private final Connections connections;

    TotalsCommand(Console console, Connections connections) {
        this.console = console;
        this.connections = connections;
    }

    @Override
    public ExitCode call() {
        if (sum && invoice.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid arguments: INVOICE and --sum, expected one of them.");
        }
        try (LiveTotals totals = connections.totals(options, targetOptions.target(), table)) {
            return AwsClients.reach("the table " + table, () -> show(totals));
        }
    }

    private ExitCode show(LiveTotals totals) {
        if (invoice.isPresent()) {
            showOne(totals, invoice.get());
        } else if (sum) {
            showSum(totals);
        } else {
            try (RowWriter rows = console.rows(format.with(options), COLUMNS)) {
                totals.forEach(total -> rows.write(row(total)));
            }
        }
        return ExitCode.OK;
    }

    private void showOne(LiveTotals totals, String number) {
        LiveTotal total = totals.find(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.FINDINGS,
                        "Missing invoice " + number + ": " + table
                                + " has no such total, expected a known invoice number. See: ./archive totals"));
        try (RowWriter rows = console.rows(format.with(options), COLUMNS)) {
            rows.write(row(total));
        }
    }

    private void showSum(LiveTotals totals) {
        TotalsSum sumOfAll = new TotalsSum();
        totals.forEach(sumOfAll::add);
        try (RowWriter rows = console.rows(format.with(options), SUM_COLUMNS)) {
            rows.write(sumOfAll.row());
        }
    }

    private static List<String> row(LiveTotal total) {
        return Arrays.asList(
                total.invoiceNumber(),
                total.total().toPlainString(),
                Long.toString(total.transactionCount()),
                total.updateDate().orElse(null),
                Boolean.toString(total.rebuildNeeded()));
    }
}
