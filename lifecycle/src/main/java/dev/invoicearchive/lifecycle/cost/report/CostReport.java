package dev.invoicearchive.lifecycle.cost.report;

import static dev.invoicearchive.lifecycle.cost.report.ReportTable.Column.number;
import static dev.invoicearchive.lifecycle.cost.report.ReportTable.Column.text;

import dev.invoicearchive.lifecycle.cost.CostEstimate;
import dev.invoicearchive.lifecycle.cost.CostInput;
import dev.invoicearchive.lifecycle.cost.CostLine;
import dev.invoicearchive.lifecycle.cost.Delivery;
import dev.invoicearchive.lifecycle.cost.Reading;
import dev.invoicearchive.lifecycle.cost.TransitionPayback;
import dev.invoicearchive.lifecycle.cost.Workload;
import dev.invoicearchive.lifecycle.cost.prices.Price;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One estimate as tables. All money is US dollars. */
public final class CostReport {
    private final CostEstimate estimate;

    /** Of this estimate. */
    public CostReport(CostEstimate estimate) {
        this.estimate = estimate;
    }

    /** What was asked. */
    public ReportTable assumptions() {
        CostInput input = estimate.input();
        Workload workload = input.workload();
        Delivery delivery = input.delivery();
        Reading reading = input.reading();
        return new ReportTable(
                "Assumptions",
                List.of(text("assumption"), number("value"), text("unit")),
                List.of(
                        List.of("changes", plain(workload.changesPerDay()), "a day"),
                        row("of these, edits", workload.editPercent(), "%"),
                        row("of these, removals", workload.removePercent(), "%"),
                        row("one item", workload.imageBytes(), "bytes"),
                        row("items of one invoice", workload.itemsPerInvoice(), ""),
                        List.of("imported changes", plain(workload.importedChanges()), "in the first month"),
                        row("Lambda buffer", delivery.lambdaBufferSeconds(), "s"),
                        row("partition buffer", delivery.partitionBufferSeconds(), "s"),
                        row("busy hours", delivery.busyHours(), "a day"),
                        row("shards", delivery.shards(), ""),
                        row("event hours in one call", delivery.eventHours(), ""),
                        List.of("queries", plain(reading.queriesPerMonth()), "a month"),
                        row("one query reads", reading.bytesPerQuery(), "bytes"),
                        row("of this, from old days", reading.oldPercent(), "%"),
                        row("dashboard users", reading.dashboardUsers(), ""),
                        List.of("restored, Expedited", plain(reading.expeditedGbPerYear()), "GB a year"),
                        List.of("restored, Standard", plain(reading.standardGbPerYear()), "GB a year"),
                        List.of("restored, Bulk", plain(reading.bulkGbPerYear()), "GB a year"),
                        List.of("second copy", reading.replica() ? "yes" : "no", ""),
                        row("term", input.years(), "years")));
    }

    /** What follows from it. */
    public ReportTable volumes() {
        return new ReportTable(
                "Volumes that follow",
                List.of(text("volume"), number("value"), text("unit"), text("how")),
                estimate.derived().stream()
                        .map(one -> List.of(one.name(), plain(one.value()), one.unit(), one.how()))
                        .toList());
    }

    /** The bill, line by line: quantity x price / per = total. */
    public ReportTable lines() {
        return new ReportTable(
                "Lines",
                List.of(
                        text("service"),
                        text("item"),
                        number("quantity"),
                        text("unit"),
                        number("price"),
                        number("per"),
                        number("first_year"),
                        number("last_year"),
                        number("total"),
                        text("how")),
                estimate.lines().stream().map(CostReport::line).toList());
    }

    /** The bill by service and year. */
    public ReportTable services() {
        List<ReportTable.Column> columns = new ArrayList<>(List.of(text("service")));
        int years = estimate.input().years();
        IntStream.rangeClosed(1, years).forEach(year -> columns.add(number("year_" + year)));
        columns.add(number("total"));
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, List<BigDecimal>> service : estimate.byService().entrySet()) {
            rows.add(years(service.getKey(), service.getValue()));
        }
        rows.add(years(
                "all", IntStream.rangeClosed(1, years).mapToObj(estimate::total).toList()));
        return new ReportTable("Services and years", columns, rows);
    }

    /** What is billed for more than it is. */
    public ReportTable roundedUp() {
        return new ReportTable(
                "What rounds up",
                List.of(text("what"), text("rounded up"), number("bytes"), number("billed"), number("times")),
                estimate.roundedUp().stream()
                        .map(one -> List.of(
                                one.what(),
                                one.rule(),
                                whole(one.actualBytes()),
                                whole(one.billedBytes()),
                                plain(one.factor())))
                        .toList());
    }

    /** Whether the moves of {@code rules.json} pay. */
    public ReportTable transitions() {
        return new ReportTable(
                "Transitions, for a thousand objects",
                List.of(
                        text("zone"),
                        text("move"),
                        number("day"),
                        number("object_bytes"),
                        text("moved"),
                        number("cost"),
                        number("saved_a_month"),
                        number("pays_after_months"),
                        number("net_of_term"),
                        number("smallest_that_pays")),
                estimate.paybacks().stream().map(CostReport::payback).toList());
    }

    /** Every price. */
    public static ReportTable prices(PriceList prices) {
        return new ReportTable(
                "Prices",
                List.of(
                        text("key"),
                        number("USD"),
                        number("per"),
                        text("unit"),
                        text("region"),
                        text("as_of"),
                        text("confidence"),
                        text("source")),
                prices.all().entrySet().stream()
                        .map(one -> price(one.getKey().key(), one.getValue()))
                        .toList());
    }

    /** A number without exponent and without zeros at its end. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static List<String> row(String name, long value, String unit) {
        return List.of(name, Long.toString(value), unit);
    }

    private static List<String> line(CostLine line) {
        return List.of(
                line.service(),
                line.item(),
                plain(line.quantity()),
                line.key().unit(),
                line.price().amount().toPlainString(),
                Long.toString(line.price().per()),
                line.amounts().get(0).toPlainString(),
                line.amounts().get(line.amounts().size() - 1).toPlainString(),
                line.amount().toPlainString(),
                line.how());
    }

    private static List<String> years(String name, List<BigDecimal> amounts) {
        List<String> row = new ArrayList<>(List.of(name));
        amounts.forEach(amount -> row.add(amount.toPlainString()));
        row.add(CostEstimate.sum(amounts).toPlainString());
        return row;
    }

    private static List<String> payback(TransitionPayback one) {
        return List.of(
                one.prefix(),
                one.from() + " to " + one.transition().storageClass(),
                Integer.toString(one.transition().afterDays()),
                whole(one.objectBytes()),
                one.moved() ? "yes" : "no, too small",
                plain(one.cost()),
                plain(one.savedPerMonth()),
                one.months().map(CostReport::plain).orElse("never"),
                plain(one.net()),
                one.smallestBytes().map(bytes -> Long.toString(bytes)).orElse("none"));
    }

    private static List<String> price(String key, Price price) {
        return List.of(
                key,
                price.amount().toPlainString(),
                Long.toString(price.per()),
                price.unit(),
                price.region(),
                price.asOf().toString(),
                price.confidence().words(),
                price.source());
    }
}
