package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;

/** Kinesis and Firehose: the way from the table to the bucket, and the direct way of imports. */
final class StreamCosts {
    static final String KINESIS = "Kinesis";
    static final String FIREHOSE = "Firehose";

    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_INCLUDED = 1;

    private final CostInput input;
    private final Volumes volumes;

    StreamCosts(CostInput input, Volumes volumes) {
        this.input = input;
        this.volumes = volumes;
    }

    void enter(Ledger ledger) {
        enterKinesis(ledger);
        enterFirehose(ledger);
        if (input.workload().importedChanges().signum() > 0) {
            enterImport(ledger);
        }
    }

    /** The same feed through provisioned shards instead; what it would cost, not what it does. */
    void enterProvisioned(Ledger ledger) {
        Flow shardHours = Flow.daily(HOURS_OF_A_DAY * volumes.provisionedShards());
        ledger.enter(KINESIS, "shards", PriceKey.KINESIS_SHARD, shardHours, "hours x shards");
        ledger.enter(KINESIS, "kept for a week", PriceKey.KINESIS_SHARD_KEPT, shardHours, "the same hours");
        ledger.enter(
                KINESIS,
                "payload",
                PriceKey.KINESIS_PAYLOAD,
                Flow.daily(volumes.payloadUnits()),
                "each record in blocks of 25 KB, rounded up");
    }

    /** The feed as it is deployed, on demand. */
    void enterKinesis(Ledger ledger) {
        Flow bytes = Flow.daily(volumes.kinesisBytes()).inGb();
        ledger.enter(KINESIS, "stream, on demand", PriceKey.KINESIS_STREAM, Flow.daily(HOURS_OF_A_DAY), "24 a day");
        ledger.enter(KINESIS, "data in", PriceKey.KINESIS_IN, bytes, "each record rounded up to 1 KB");
        ledger.enter(KINESIS, "data out", PriceKey.KINESIS_OUT, bytes, "read once, by Firehose");
        ledger.enter(
                KINESIS,
                "kept for a week",
                PriceKey.KINESIS_KEPT,
                new Arrivals.Steady(volumes.kinesisBytes())
                        .kept(DAYS_INCLUDED, Deployment.FEED_HOURS / HOURS_OF_A_DAY)
                        .inGb(),
                "from the second day to the seventh");
    }

    private void enterFirehose(Ledger ledger) {
        ledger.enter(
                FIREHOSE,
                "data in",
                PriceKey.FIREHOSE_IN,
                Flow.daily(volumes.firehoseBytes()).inGb(),
                "each record rounded up to 5 KB");
        ledger.enter(
                FIREHOSE,
                "dynamic partitioning",
                PriceKey.FIREHOSE_PARTITIONED,
                Flow.daily(volumes.deliveredBytes()).inGb(),
                "Parquet delivered");
        ledger.enter(
                FIREHOSE,
                "partitioned objects",
                PriceKey.FIREHOSE_OBJECT,
                Flow.daily(volumes.deliveredObjects()),
                "one for each call of the transform and event hour");
    }

    private void enterImport(Ledger ledger) {
        BigDecimal objects = volumes.importedCalls();
        ledger.enter(
                FIREHOSE,
                "direct puts of imports, data in",
                PriceKey.FIREHOSE_IN,
                once(volumes.importedFirehoseBytes()).inGb(),
                "each record rounded up to 5 KB, once");
        ledger.enter(
                FIREHOSE,
                "direct puts of imports, dynamic partitioning",
                PriceKey.FIREHOSE_PARTITIONED,
                once(volumes.importedBytes()).inGb(),
                "Parquet delivered, once");
        ledger.enter(
                FIREHOSE,
                "direct puts of imports, partitioned objects",
                PriceKey.FIREHOSE_OBJECT,
                once(objects),
                "sorted by hour, one for each MB, once");
    }

    private static Flow once(BigDecimal number) {
        return new Arrivals.Once(number).made();
    }
}
