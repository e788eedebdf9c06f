package dev.invoicearchive.lifecycle.cost.report;

import static dev.invoicearchive.lifecycle.cost.report.ReportTable.Column.number;
import static dev.invoicearchive.lifecycle.cost.report.ReportTable.Column.text;

import dev.invoicearchive.lifecycle.cost.CostCalculator;
import dev.invoicearchive.lifecycle.cost.CostEstimate;
import dev.invoicearchive.lifecycle.cost.CostInput;
import dev.invoicearchive.lifecycle.cost.prices.Confidence;
import dev.invoicearchive.lifecycle.cost.prices.Price;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.cost.restore.RestorePricing;
import dev.invoicearchive.lifecycle.cost.restore.RestoreQuote;
import dev.invoicearchive.lifecycle.cost.restore.RetrievalOffer;
import dev.invoicearchive.lifecycle.cost.restore.RetrievalTime;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The text of {@code docs/cost.md}: every figure in it comes from the calculator. */
public final class CostDocument {
    private static final long EXAMPLE_OBJECTS = 100_000;
    private static final long EXAMPLE_GB = 10;
    private static final int EXAMPLE_DAYS = 7;
    private static final List<Integer> BUFFERS = List.of(60, 300, 900);

    private final PriceList prices;
    private final CostCalculator calculator;
    private final Map<String, CostEstimate> volumes = new LinkedHashMap<>();
    private final List<String> blocks = new ArrayList<>();

    private CostDocument(PriceList prices, RetentionRules rules) {
        this.prices = prices;
        calculator = new CostCalculator(prices, rules);
        volume("small", 100);
        volume("medium", 10_000);
        volume("large", 1_000_000);
    }

    /** The document of these prices and tiers. */
    public static String markdown(PriceList prices, RetentionRules rules) {
        CostDocument document = new CostDocument(prices, rules);
        document.write();
        return String.join("\n\n", document.blocks) + "\n";
    }

    private void volume(String name, long changesPerDay) {
        CostInput input = CostInput.DEFAULT;
        volumes.put(
                name,
                calculator.estimate(input.with(input.workload().withChangesPerDay(BigDecimal.valueOf(changesPerDay)))));
    }

    private CostEstimate medium() {
        return volumes.get("medium");
    }

    private void write() {
        blocks.add("# What it costs");
        blocks.add(DocumentText.introduction(
                knownDays(), count(Confidence.FROM_MEMORY), prices.all().size()));
        section("Three volumes", DocumentText.VOLUMES, comparison());
        section("Seven years", DocumentText.YEARS, years());
        section("Every line of the medium volume", DocumentText.LINES, new CostReport(medium()).lines());
        block("What follows from its assumptions:", new CostReport(medium()).volumes());
        section("What rounds up", DocumentText.ROUNDING, ofEach(CostReport::roundedUp));
        section("Small objects", DocumentText.SMALL_OBJECTS, smallObjects());
        blocks.add(warnings());
        section("Transitions", DocumentText.TRANSITIONS, ofEach(CostReport::transitions));
        section("Restoring from Glacier classes", restoring(), restores());
        section("The feed, on demand and provisioned", DocumentText.FEED, feed());
        section("Prices", DocumentText.PRICES, CostReport.prices(prices));
        blocks.add("## What is not counted");
        blocks.add(DocumentText.NOT_COUNTED);
    }

    private String warnings() {
        List<String> lines = new ArrayList<>();
        volumes.forEach(
                (name, estimate) -> estimate.warnings().forEach(warning -> lines.add("* " + name + ": " + warning)));
        return String.join("\n", lines);
    }

    private ReportTable comparison() {
        List<List<String>> rows = new ArrayList<>();
        for (String service : medium().byService().keySet()) {
            List<String> row = new ArrayList<>(List.of(service));
            volumes.values()
                    .forEach(estimate ->
                            row.add(CostEstimate.sum(estimate.byService().getOrDefault(service, List.of()))
                                    .toPlainString()));
            rows.add(row);
        }
        rows.add(totals("all", CostEstimate::total));
        rows.add(totals("the first year", estimate -> estimate.total(1)));
        rows.add(totals(
                "the last year", estimate -> estimate.total(estimate.input().years())));
        return new ReportTable("", named("service"), rows);
    }

    private ReportTable years() {
        List<List<String>> rows = new ArrayList<>();
        for (int year = 1; year <= medium().input().years(); year++) {
            int one = year;
            rows.add(totals(Integer.toString(year), estimate -> estimate.total(one)));
        }
        rows.add(totals("all", CostEstimate::total));
        return new ReportTable("", named("year"), rows);
    }

    /** One table of all volumes, with the volume as its first column. */
    private ReportTable ofEach(Function<CostReport, ReportTable> table) {
        List<List<String>> rows = new ArrayList<>();
        List<ReportTable.Column> columns = new ArrayList<>(List.of(text("volume")));
        columns.addAll(table.apply(new CostReport(medium())).columns());
        volumes.forEach(
                (name, estimate) -> table.apply(new CostReport(estimate)).rows().forEach(cells -> {
                    List<String> row = new ArrayList<>(List.of(name));
                    row.addAll(cells);
                    rows.add(row);
                }));
        return new ReportTable("", columns, rows);
    }

    private ReportTable smallObjects() {
        List<List<String>> rows = new ArrayList<>();
        volumes.forEach((name, estimate) -> BUFFERS.forEach(seconds -> {
            CostInput input = estimate.input();
            CostEstimate other = calculator.estimate(input.with(input.delivery().withLambdaBufferSeconds(seconds)));
            rows.add(List.of(
                    name,
                    Integer.toString(seconds),
                    volume(other, "delivered objects"),
                    volume(other, "delivered object"),
                    service(other, "S3"),
                    other.total().toPlainString()));
        }));
        return new ReportTable(
                "",
                List.of(
                        text("volume"),
                        number("Lambda buffer, s"),
                        number("objects a day"),
                        number("bytes of one"),
                        number("S3, all years"),
                        number("all services, all years")),
                rows);
    }

    private ReportTable restores() {
        RestorePricing pricing = new RestorePricing(prices);
        return new ReportTable(
                "",
                List.of(
                        text("class"),
                        text("tier"),
                        text("takes"),
                        number("a thousand objects"),
                        number("a GB"),
                        number("the example")),
                Arrays.stream(RetrievalOffer.values())
                        .map(offer -> restore(
                                offer,
                                pricing.quote(
                                        offer.storageClass(),
                                        offer.tier(),
                                        EXAMPLE_OBJECTS,
                                        EXAMPLE_GB << 30,
                                        EXAMPLE_DAYS)))
                        .toList());
    }

    private List<String> restore(RetrievalOffer offer, RestoreQuote quote) {
        return List.of(
                offer.storageClass().name(),
                offer.tier().apiName(),
                offer.time().words(),
                CostReport.plain(ofAThousand(prices.get(offer.perRequest()))),
                CostReport.plain(prices.get(offer.perGb()).amount()),
                quote.total().toPlainString());
    }

    private static BigDecimal ofAThousand(Price price) {
        return price.amount()
                .multiply(BigDecimal.valueOf(1000))
                .divide(BigDecimal.valueOf(price.per()), MathContext.DECIMAL128);
    }

    private static String restoring() {
        return DocumentText.restoring(EXAMPLE_OBJECTS, EXAMPLE_GB, EXAMPLE_DAYS, RetrievalTime.SOURCE);
    }

    private ReportTable feed() {
        List<List<String>> rows = List.of(
                totals("on demand, as deployed", estimate -> calculator.onDemandFeed(estimate.input())),
                totals("provisioned", estimate -> calculator.provisionedFeed(estimate.input())));
        return new ReportTable("", named("Kinesis"), rows);
    }

    private List<String> totals(String name, Function<CostEstimate, BigDecimal> amount) {
        List<String> row = new ArrayList<>(List.of(name));
        volumes.values().forEach(estimate -> row.add(amount.apply(estimate).toPlainString()));
        return row;
    }

    private List<ReportTable.Column> named(String first) {
        List<ReportTable.Column> columns = new ArrayList<>(List.of(text(first)));
        volumes.keySet().forEach(name -> columns.add(number(name)));
        return columns;
    }

    private static String volume(CostEstimate estimate, String name) {
        return estimate.derived().stream()
                .filter(derived -> derived.name().equals(name))
                .map(derived -> CostReport.plain(derived.value()))
                .findFirst()
                .orElseThrow();
    }

    private static String service(CostEstimate estimate, String service) {
        return CostEstimate.sum(estimate.byService().get(service)).toPlainString();
    }

    private long count(Confidence confidence) {
        return prices.all().values().stream()
                .filter(price -> price.confidence() == confidence)
                .count();
    }

    private String knownDays() {
        TreeSet<String> days = new TreeSet<>();
        prices.all().values().forEach(price -> days.add(price.asOf().toString()));
        return days.first() + " to " + days.last();
    }

    private void section(String title, String words, ReportTable table) {
        blocks.add("## " + title);
        block(words, table);
    }

    private void block(String words, ReportTable table) {
        blocks.add(words.strip());
        blocks.add(table.markdown().strip());
    }
}
