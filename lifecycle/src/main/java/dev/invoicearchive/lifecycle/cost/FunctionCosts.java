package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;

/** The Lambda functions, the state machine that calls one of them, and what they log. */
final class FunctionCosts {
    static final String LAMBDA = "Lambda";
    static final String LOGS = "CloudWatch";
    static final String STEP_FUNCTIONS = "Step Functions";

    private static final BigDecimal MEGABYTES_OF_A_GB = BigDecimal.valueOf(1024);
    private static final BigDecimal MICROS_OF_A_MILLI = BigDecimal.valueOf(1000);

    private final Flow transformCalls;
    private final Flow totalsCalls;
    private final Flow transformed;
    private final Flow counted;

    FunctionCosts(CostInput input, Volumes volumes) {
        transformCalls = Flow.daily(volumes.transformCalls()).plus(once(volumes.importedCalls()));
        totalsCalls = Flow.daily(volumes.totalsCalls());
        counted = Flow.daily(volumes.changes());
        transformed = counted.plus(once(input.workload().importedChanges()));
    }

    void enter(Ledger ledger) {
        ledger.enter(
                LAMBDA,
                "calls",
                PriceKey.LAMBDA_REQUEST,
                transformCalls.plus(totalsCalls),
                "transform and totals; a small call costs as much as a large one");
        ledger.enter(
                LAMBDA,
                "transform, time",
                PriceKey.LAMBDA_TIME,
                gbSeconds(
                        Deployment.TRANSFORM_MEGABYTES,
                        transformCalls.times(Assumed.TRANSFORM_CALL_MILLIS * 1000L),
                        transformed.times(Assumed.TRANSFORM_CHANGE_MICROS)),
                Assumed.TRANSFORM_CALL_MILLIS + " ms a call and 0.2 ms a change at " + Deployment.TRANSFORM_MEGABYTES
                        + " MB, assumed");
        ledger.enter(
                LAMBDA,
                "totals, time",
                PriceKey.LAMBDA_TIME,
                gbSeconds(
                        Deployment.TOTALS_MEGABYTES,
                        totalsCalls.times(Assumed.TOTALS_CALL_MILLIS * 1000L),
                        counted.times(Assumed.TOTALS_CHANGE_MICROS)),
                Assumed.TOTALS_CALL_MILLIS + " ms a call and 15 ms a change at " + Deployment.TOTALS_MEGABYTES
                        + " MB, assumed");
        ledger.enter(
                LAMBDA,
                "seal, time",
                PriceKey.LAMBDA_TIME,
                gbSeconds(
                        Deployment.SEAL_MEGABYTES,
                        Flow.daily(Assumed.SEAL_SECONDS_PER_DAY).times(1_000_000L),
                        Flow.daily(0)),
                Assumed.SEAL_SECONDS_PER_DAY + " s a day at " + Deployment.SEAL_MEGABYTES
                        + " MB, assumed; without its few calls and its 10 GB of disk");
        ledger.enter(
                STEP_FUNCTIONS,
                "steps of the seal",
                PriceKey.STEP_FUNCTIONS_TRANSITION,
                Flow.daily(Assumed.SEAL_TRANSITIONS_PER_DAY),
                Assumed.SEAL_TRANSITIONS_PER_DAY + " a day");
    }

    void enterLogs(Ledger ledger, BigDecimal callsPerDay) {
        BigDecimal bytes = callsPerDay.multiply(BigDecimal.valueOf(Assumed.LOG_BYTES_PER_CALL));
        ledger.enter(LOGS, "logs, taken in", PriceKey.LOGS_IN, Flow.daily(bytes).inGb(), "1,000 bytes a call, assumed");
        ledger.enter(
                LOGS,
                "logs, kept",
                PriceKey.LOGS_KEPT,
                new Arrivals.Steady(bytes).kept(0, Deployment.LOG_DAYS).inGb(),
                "for " + Deployment.LOG_DAYS + " days, as if not compressed");
    }

    private static Flow gbSeconds(int megabytes, Flow callMicros, Flow changeMicros) {
        BigDecimal gbSecondsOfAMicro = BigDecimal.valueOf(megabytes)
                .divide(MEGABYTES_OF_A_GB, Bytes.EXACT_ENOUGH)
                .divide(MICROS_OF_A_MILLI.multiply(MICROS_OF_A_MILLI), Bytes.EXACT_ENOUGH);
        return callMicros.plus(changeMicros).times(gbSecondsOfAMicro);
    }

    private static Flow once(BigDecimal number) {
        return new Arrivals.Once(number).made();
    }
}
