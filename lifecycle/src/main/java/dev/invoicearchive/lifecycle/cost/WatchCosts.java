package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;

/** What guards the archive: keys, the audit trail, access logs, alarms, notices. */
final class WatchCosts {
    static final String KMS = "KMS";
    static final String TRAIL = "CloudTrail";
    static final String WATCH = "CloudWatch";
    static final String EVENTS = "EventBridge";
    static final String NOTICES = "SNS and SQS";

    private static final int HOURS_OF_A_DAY = 24;
    private static final int ROTATIONS_BILLED = 2;

    private final CostInput input;
    private final Volumes volumes;
    private final QueryCosts queries;

    WatchCosts(CostInput input, Volumes volumes, QueryCosts queries) {
        this.input = input;
        this.volumes = volumes;
        this.queries = queries;
    }

    void enter(Ledger ledger) {
        enterKeys(ledger);
        enterTrail(ledger);
        enterAlarms(ledger);
        enterNotices(ledger);
    }

    private void enterKeys(Ledger ledger) {
        long callers = 2L * input.delivery().shards() + Deployment.TABLES + Assumed.KMS_OTHER_CALLERS;
        ledger.enter(KMS, "keys", PriceKey.KMS_KEY, Flow.monthly(Deployment.KEYS), Deployment.KEYS + " keys");
        ledger.enter(
                KMS,
                "older versions of keys",
                PriceKey.KMS_KEY_VERSION,
                WatchCosts::olderVersions,
                Deployment.ROTATING_KEYS + " keys rotate each year; the first two rotations are billed");
        ledger.enter(
                KMS,
                "requests",
                PriceKey.KMS_REQUEST,
                Flow.daily(callers * Assumed.KMS_CALLS_PER_HOUR * HOURS_OF_A_DAY),
                callers + " callers, every five minutes, assumed; bucket keys keep it from growing with the objects");
        ledger.enter(KMS, "signatures", PriceKey.KMS_SIGNATURE, Flow.daily(1), "one manifest a day");
    }

    /** After a year each has one older version, after two years two, and more are free. */
    private static BigDecimal olderVersions(int months) {
        long versionMonths = 0;
        for (int rotation = 1; rotation <= ROTATIONS_BILLED; rotation++) {
            versionMonths += Math.max(0, months - rotation * Flow.MONTHS_OF_A_YEAR);
        }
        return BigDecimal.valueOf(versionMonths * Deployment.ROTATING_KEYS);
    }

    private void enterTrail(Ledger ledger) {
        Flow requests = bucketRequests();
        Flow events = requests.plus(Flow.daily(volumes.changes()));
        ledger.enter(
                TRAIL,
                "data events",
                PriceKey.CLOUDTRAIL_EVENT,
                events,
                "each write to the table and each request to the archive's objects");
        ledger.enter(
                TRAIL,
                "files kept",
                PriceKey.S3_STANDARD,
                new Arrivals.Steady(perDay(events).multiply(BigDecimal.valueOf(Assumed.TRAIL_BYTES_PER_EVENT)))
                        .kept(0, Arrivals.NEVER)
                        .inGb(),
                Assumed.TRAIL_BYTES_PER_EVENT + " bytes an event, assumed");
        ledger.enter(
                TRAIL,
                "files written",
                PriceKey.S3_WRITE,
                Flow.daily(Assumed.TRAIL_FILES_PER_DAY),
                "one every five minutes, and digests");
        ledger.enter(
                TRAIL,
                "access logs kept",
                PriceKey.S3_STANDARD,
                new Arrivals.Steady(perDay(requests).multiply(BigDecimal.valueOf(Assumed.ACCESS_LOG_BYTES)))
                        .kept(0, Deployment.LOG_DAYS)
                        .inGb(),
                "for " + Deployment.LOG_DAYS + " days, " + Assumed.ACCESS_LOG_BYTES + " bytes a request");
    }

    private void enterAlarms(Ledger ledger) {
        ledger.enter(
                WATCH,
                "alarms",
                PriceKey.CLOUDWATCH_ALARM,
                Flow.monthly(Deployment.ALARM_METRICS),
                Deployment.ALARM_METRICS + " metrics are watched");
        ledger.enter(
                WATCH,
                "metrics of our own",
                PriceKey.CLOUDWATCH_METRIC,
                Flow.monthly(Deployment.METRICS),
                "in, out and failed of two functions, age and faults of the seal");
        ledger.enter(WATCH, "dashboard", PriceKey.CLOUDWATCH_DASHBOARD, Flow.monthly(Deployment.DASHBOARDS), "one");
    }

    private void enterNotices(Ledger ledger) {
        ledger.enter(
                EVENTS,
                "events of the buckets",
                PriceKey.EVENTBRIDGE_EVENT,
                Flow.daily(volumes.archivedObjects().add(BigDecimal.valueOf(Assumed.TRAIL_FILES_PER_DAY)))
                        .plus(new Arrivals.Once(volumes.importedCalls()).made()),
                "one for each object written");
        ledger.enter(
                NOTICES,
                "messages of alarms",
                PriceKey.SNS_EMAIL,
                Flow.daily(Assumed.NOTICES_PER_DAY),
                "one a day, assumed");
        ledger.enter(
                NOTICES,
                "batches given up",
                PriceKey.SQS_REQUEST,
                Flow.daily(0),
                "none unless the totals Lambda gives up");
    }

    /** Written, locked and hashed objects, and what queries read. */
    private Flow bucketRequests() {
        BigDecimal locked = volumes.deliveredObjects().add(volumes.sourceObjects());
        return Flow.daily(volumes.archivedObjects().add(locked).add(locked)).plus(queries.reads());
    }

    private static BigDecimal perDay(Flow flow) {
        return flow.until(Flow.MONTHS_OF_A_YEAR).divide(BigDecimal.valueOf(Flow.DAYS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
    }
}
