package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Turns volumes and prices into a bill. Free allowances and discounts for large volumes are not taken off, so that the
 * estimate errs upwards.
 */
public final class CostCalculator {
    private final PriceList prices;
    private final RetentionRules rules;

    /** With these prices and tiers. */
    public CostCalculator(PriceList prices, RetentionRules rules) {
        this.prices = Objects.requireNonNull(prices, "prices is null");
        this.rules = Objects.requireNonNull(rules, "rules is null");
    }

    /**
     * The bill of every year.
     *
     * @throws IllegalArgumentException if something is to be restored faster than its class allows
     */
    public CostEstimate estimate(CostInput input) {
        Volumes volumes = new Volumes(input);
        Zones zones = new Zones(input, volumes, rules);
        Explanation explanation = new Explanation(input, volumes, zones, rules);
        return new CostEstimate(
                input,
                prices,
                explanation.derived(),
                lines(input, volumes, zones).lines(),
                explanation.roundedUp(),
                explanation.paybacks(prices),
                explanation.warnings());
    }

    /** What the feed costs as it is deployed, on demand, in US dollars for all years. */
    public BigDecimal onDemandFeed(CostInput input) {
        Ledger ledger = new Ledger(prices, input.years());
        new StreamCosts(input, new Volumes(input)).enterKinesis(ledger);
        return total(ledger);
    }

    /** What it would cost with as few provisioned shards as an even load needs. */
    public BigDecimal provisionedFeed(CostInput input) {
        Ledger ledger = new Ledger(prices, input.years());
        new StreamCosts(input, new Volumes(input)).enterProvisioned(ledger);
        return total(ledger);
    }

    private Ledger lines(CostInput input, Volumes volumes, Zones zones) {
        Ledger ledger = new Ledger(prices, input.years());
        new TableCosts(input, volumes).enter(ledger);
        new StreamCosts(input, volumes).enter(ledger);
        FunctionCosts functions = new FunctionCosts(input, volumes);
        functions.enter(ledger);
        new StorageCosts(input, volumes, zones).enter(ledger);
        QueryCosts queries = new QueryCosts(input, volumes, zones);
        queries.enter(ledger);
        new RestoreCosts(input, zones).enter(ledger);
        new WatchCosts(input, volumes, queries).enter(ledger);
        functions.enterLogs(ledger, volumes.transformCalls().add(volumes.totalsCalls()));
        return ledger;
    }

    private static BigDecimal total(Ledger ledger) {
        return CostEstimate.sum(ledger.lines().stream().map(CostLine::amount).toList());
    }
}
