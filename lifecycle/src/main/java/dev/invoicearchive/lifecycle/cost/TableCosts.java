package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;

/** DynamoDB: the table, its live totals and its feed. Lambda reads the table's stream free of charge. */
final class TableCosts {
    static final String SERVICE = "DynamoDB";

    private final Volumes volumes;
    private final long imageBytes;

    TableCosts(CostInput input, Volumes volumes) {
        this.volumes = volumes;
        imageBytes = input.workload().imageBytes();
    }

    void enter(Ledger ledger) {
        String units = volumes.unitsPerImage() + " for each change: the larger image in KB, rounded up";
        ledger.enter(SERVICE, "writes to the table", PriceKey.DYNAMODB_WRITE, Flow.daily(volumes.writeUnits()), units);
        ledger.enter(
                SERVICE,
                "writes of claims and totals",
                PriceKey.DYNAMODB_WRITE,
                Flow.daily(volumes.changes().multiply(BigDecimal.valueOf(Assumed.UNITS_PER_CLAIM))),
                Assumed.UNITS_PER_CLAIM + " for each change: a claim and a total, twice for the transaction");
        ledger.enter(
                SERVICE, "storage", PriceKey.DYNAMODB_STORAGE, storage().inGb(), "items, totals, 35 days of claims");
        ledger.enter(
                SERVICE,
                "point-in-time recovery",
                PriceKey.DYNAMODB_RECOVERY,
                storage().inGb(),
                "the same GB");
        ledger.enter(
                SERVICE,
                "change data capture to Kinesis",
                PriceKey.DYNAMODB_CAPTURE,
                Flow.daily(volumes.writeUnits()),
                units);
    }

    private Flow storage() {
        return kept(volumes.netItems(), imageBytes, Arrivals.NEVER)
                .plus(kept(volumes.invoices(), Assumed.TOTAL_BYTES, Arrivals.NEVER))
                .plus(kept(volumes.changes(), Assumed.CLAIM_BYTES, Assumed.CLAIM_DAYS));
    }

    private static Flow kept(BigDecimal perDay, long bytes, int days) {
        return new Arrivals.Steady(perDay).kept(0, days).times(bytes + Assumed.ITEM_OVERHEAD_BYTES);
    }
}
