package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Athena, the catalog, the reads behind a query, dashboards. */
final class QueryCosts {
    static final String ATHENA = "Athena";
    static final String CATALOG = "Glue";
    static final String DASHBOARDS = "QuickSight";

    private static final long ATHENA_MB_MIN = 10;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int PERCENT = 100;

    private final Reading reading;
    private final Volumes volumes;
    private final Zones zones;

    QueryCosts(CostInput input, Volumes volumes, Zones zones) {
        reading = input.reading();
        this.volumes = volumes;
        this.zones = zones;
    }

    void enter(Ledger ledger) {
        enterAthena(ledger);
        enterReads(ledger);
        enterCatalog(ledger);
        if (reading.dashboardUsers() > 0) {
            enterDashboards(ledger);
        }
    }

    /** What one statement is billed for, in bytes: whole millions, ten of them at least. */
    static BigDecimal billedBytes(BigDecimal bytes) {
        return bytes.divide(Bytes.MILLION, 0, RoundingMode.CEILING)
                .max(BigDecimal.valueOf(ATHENA_MB_MIN))
                .multiply(Bytes.MILLION);
    }

    /** Reads of objects by the queries of people. */
    Flow reads() {
        return Flow.monthly(reading.queriesPerMonth().multiply(readsPerQuery()));
    }

    private void enterAthena(Ledger ledger) {
        ledger.enter(
                ATHENA,
                "queries",
                PriceKey.ATHENA_SCANNED,
                Flow.monthly(reading.queriesPerMonth()
                        .multiply(billedBytes(BigDecimal.valueOf(reading.bytesPerQuery())))
                        .divide(Bytes.ATHENA_TB, Bytes.EXACT_ENOUGH)),
                "each rounded up to a MB, and to 10 MB at least");
        ledger.enter(
                ATHENA,
                "the seal",
                PriceKey.ATHENA_SCANNED,
                Flow.daily(BigDecimal.valueOf(Assumed.SEAL_STATEMENTS_PER_DAY)
                        .multiply(billedBytes(volumes.deliveredBytes()))
                        .divide(Bytes.ATHENA_TB, Bytes.EXACT_ENOUGH)),
                Assumed.SEAL_STATEMENTS_PER_DAY + " statements over each day, assumed");
    }

    private void enterReads(Ledger ledger) {
        ledger.enter(
                ATHENA,
                "objects read",
                PriceKey.S3_READ,
                reads(),
                "two for each object: the delivered ones of " + Assumed.OVERLAP_DAYS + " days, and sealed ones");
        ledger.enter(
                ATHENA,
                "folders listed",
                PriceKey.S3_WRITE,
                Flow.monthly(reading.queriesPerMonth()
                        .multiply(BigDecimal.valueOf((long) Assumed.OVERLAP_DAYS * HOURS_OF_A_DAY))),
                "each hour of " + Assumed.OVERLAP_DAYS + " days");
        Zone.Stay old = zones.sealed().coldest();
        StoragePrices.retrieved(old.storageClass()).ifPresent(retrieved -> {
            BigDecimal bytes = reading.queriesPerMonth()
                    .multiply(Bytes.percent(BigDecimal.valueOf(reading.bytesPerQuery()), reading.oldPercent()));
            ledger.enter(
                    ATHENA,
                    "old days, read from " + old.storageClass(),
                    retrieved,
                    from(old.fromDays(), bytes).inGb(),
                    reading.oldPercent() + " % of the bytes, from " + old.fromDays() + " days on");
            ledger.enter(
                    ATHENA,
                    "old days, requests to " + old.storageClass(),
                    StoragePrices.read(old.storageClass()),
                    from(old.fromDays(), sealedReads(bytes)),
                    "two for each sealed object");
        });
    }

    private void enterCatalog(Ledger ledger) {
        Flow statements = Flow.monthly(reading.queriesPerMonth()).plus(Flow.daily(Assumed.SEAL_STATEMENTS_PER_DAY));
        ledger.enter(
                CATALOG,
                "databases and tables",
                PriceKey.GLUE_OBJECT,
                Flow.monthly(Deployment.CATALOG_OBJECTS),
                "and as good as nothing for views");
        ledger.enter(
                CATALOG,
                "requests",
                PriceKey.GLUE_REQUEST,
                statements.times(Assumed.CATALOG_REQUESTS_PER_STATEMENT),
                "ten for each statement, assumed");
    }

    private void enterDashboards(Ledger ledger) {
        ledger.enter(
                DASHBOARDS,
                "readers",
                PriceKey.QUICKSIGHT_READER,
                Flow.monthly(reading.dashboardUsers()),
                "each user, looking or not");
        ledger.enter(DASHBOARDS, "author", PriceKey.QUICKSIGHT_AUTHOR, Flow.monthly(1), "one who makes them");
    }

    private BigDecimal readsPerQuery() {
        BigDecimal recent = volumes.deliveredObjects()
                .multiply(BigDecimal.valueOf((long) Assumed.OVERLAP_DAYS * Assumed.READS_PER_FILE));
        BigDecimal sealedBytes =
                Bytes.percent(BigDecimal.valueOf(reading.bytesPerQuery()), PERCENT - reading.oldPercent());
        return recent.add(sealedReads(sealedBytes));
    }

    private BigDecimal sealedReads(BigDecimal bytes) {
        return bytes.divide(zones.sealed().objectBytes(), Bytes.EXACT_ENOUGH)
                .multiply(BigDecimal.valueOf(Assumed.READS_PER_FILE));
    }

    /** So much each month, from an age on that nothing has before. */
    private static Flow from(int days, BigDecimal perMonth) {
        BigDecimal perDay = perMonth.multiply(BigDecimal.valueOf(Flow.MONTHS_OF_A_YEAR))
                .divide(BigDecimal.valueOf(Flow.DAYS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
        return new Arrivals.Steady(perDay).reaching(days);
    }
}
