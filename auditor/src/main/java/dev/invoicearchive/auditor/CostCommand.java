package dev.invoicearchive.auditor;

import dev.invoicearchive.auditor.console.Console;
import dev.invoicearchive.auditor.console.OutputForm;
import dev.invoicearchive.auditor.console.ResultColumn;
import dev.invoicearchive.auditor.console.RowWriter;
import dev.invoicearchive.lifecycle.cost.CostCalculator;
import dev.invoicearchive.lifecycle.cost.CostEstimate;
import dev.invoicearchive.lifecycle.cost.prices.Confidence;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.cost.report.ReportTable;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Estimates what the archive costs on AWS; asks nobody and needs no stack. */
@Command(
        name = "cost",
        sortOptions = false,
        description = "Estimate what the archive costs on AWS for given volumes, line by line.",
        footer = {
            "",
            "CSV and JSON have the lines, unless --show asks for another table. Sums are those of the lines.",
            "It is an estimate: no AWS account was used. Prices, what rounds up, examples: docs/cost.md",
            "Examples: ./archive cost --changes-per-day 2500 --item-bytes 900",
            "          ./archive cost --prices my-prices.json --format csv > cost.csv"
        })
final class CostCommand implements Callable<ExitCode> {
    private static final List<CostTable> REPORT = List.of(
            CostTable.ASSUMPTIONS,
            CostTable.VOLUMES,
            CostTable.ROUNDING,
            CostTable.TRANSITIONS,
            CostTable.LINES,
            CostTable.YEARS);

    @Mixin
    private CostOptions volumes;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "prices of your own, which take the place of single ones (form: docs/cost.md)")
    private Optional<Path> ownPrices;

    @Option(
            names = "--show",
            paramLabel = "lines|years|volumes|assumptions|rounding|transitions|prices",
            description = "show one table only")
    private Optional<CostTable> shown;

    @Mixin
    private FormatOption format;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    private final Console console;

    CostCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() {
        OutputForm form = format.with(options);
        RetentionRules rules = RetentionRulesFile.shipped();
        CostEstimate estimate = estimate(rules);
        if (shown.isPresent() || form == OutputForm.CSV || form == OutputForm.JSON) {
            write(form, shown.orElse(CostTable.LINES).of(estimate));
        } else {
            report(form, estimate);
        }
        remarks(estimate);
        return ExitCode.OK;
    }

    private CostEstimate estimate(RetentionRules rules) {
        PriceList shipped = PriceListFile.shipped();
        PriceList prices = ownPrices.map(file -> withOwn(shipped, file)).orElse(shipped);
        try {
            return new CostCalculator(prices, rules).estimate(volumes.input(rules.retentionYears()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void report(OutputForm form, CostEstimate estimate) {
        for (CostTable one : REPORT) {
            ReportTable table = one.of(estimate);
            console.line(form == OutputForm.MARKDOWN ? "## " + table.title() + "\n" : table.title());
            write(form, table);
            console.line("");
        }
        console.line("Total of " + estimate.input().years() + " years: "
                + estimate.total().toPlainString() + " US dollars");
    }

    private void write(OutputForm form, ReportTable table) {
        List<ResultColumn> columns = table.columns().stream()
                .map(column -> column.number() ? ResultColumn.decimal(column.name()) : ResultColumn.text(column.name()))
                .toList();
        try (RowWriter rows = console.rows(form, columns)) {
            table.rows().forEach(rows::write);
        }
    }

    private void remarks(CostEstimate estimate) {
        long fromMemory = estimate.prices().all().values().stream()
                .filter(price -> price.confidence() == Confidence.FROM_MEMORY)
                .count();
        console.remark("An estimate; no AWS account was used. "
                + (fromMemory == 0
                        ? ""
                        : fromMemory + " of " + estimate.prices().all().size()
                                + " prices are from memory: ./archive cost --show prices"));
        estimate.warnings().forEach(warning -> console.remark("Note: " + warning));
    }

    private static PriceList withOwn(PriceList shipped, Path file) {
        String json;
        try {
            json = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT,
                    "Cannot read " + file + ": " + e.getClass().getSimpleName()
                            + ", expected a JSON file of prices in UTF-8. Check the path.",
                    e);
        }
        try {
            return PriceListFile.over(shipped, file.toString(), json);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage() + " See docs/cost.md.", e);
        }
    }
}
