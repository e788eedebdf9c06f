package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/**
 * Makes alarms that tell one topic. Missing data is no alarm but where it says so: most of these metrics exist only while there is something
 * to count, and silence has alarms of its own.
 */
final class Alarms {
    static final int FIVE_MINUTES = 300;
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;

    private final Construct scope;
    private final Names names;
    private final String topic;

    Alarms(Construct scope, Names names, String topic) {
        this.scope = scope;
        this.names = names;
        this.topic = topic;
    }

    /** Above a threshold in so many periods of five minutes, one after the other. */
    void above(String id, String meaning, Measure measure, int threshold, int periods) {
        base(id, meaning, threshold, periods)
                .namespace(measure.namespace())
                .metricName(measure.name())
                .dimensions(measure.alarmDimensions())
                .statistic(measure.statistic())
                .period(FIVE_MINUTES)
                .build();
    }

    /**
     * The same for a metric of the table's feed. Its second dimension names the operation in a way that no page spells
     * out, so a query over the schema is asked instead of one exact metric.
     */
    void feedAbove(String id, String meaning, String metric, int threshold, int periods) {
        expression(
                base(id, meaning, threshold, periods),
                List.of(),
                "SELECT MAX(" + metric + ") FROM SCHEMA(\"AWS/DynamoDB\", TableName, DelegatedOperation)"
                        + " WHERE TableName = '" + names.transactionsTable() + "'",
                FIVE_MINUTES);
    }

    /** Counts the periods in which the table was written and the transform gave no row. */
    void silence(String id, String meaning, int seconds, int periods) {
        expression(
                base(id, meaning, 0, periods),
                List.of(
                        Measure.table(names, "ConsumedWriteCapacityUnits", "Sum")
                                .query("writes", seconds),
                        Measure.log(names, "TransformOut").query("rows", seconds)),
                "IF(FILL(writes, 0) > 0 AND FILL(rows, 0) == 0, 1, 0)",
                seconds);
    }

    /**
     * Above a threshold in so many days, one after the other; a day without data counts, for what is measured must be
     * measured every day.
     */
    void aboveDaily(String id, String meaning, Measure measure, int threshold, int days) {
        base(id, meaning, threshold, days)
                .treatMissingData("breaching")
                .namespace(measure.namespace())
                .metricName(measure.name())
                .dimensions(measure.alarmDimensions())
                .statistic(measure.statistic())
                .period(SECONDS_OF_A_DAY)
                .build();
    }

    private void expression(
            CfnAlarm.Builder alarm, List<CfnAlarm.MetricDataQueryProperty> inputs, String expression, int seconds) {
        List<CfnAlarm.MetricDataQueryProperty> queries = new ArrayList<>(inputs);
        queries.add(CfnAlarm.MetricDataQueryProperty.builder()
                .id("result")
                .expression(expression)
                .period(seconds)
                .returnData(true)
                .build());
        alarm.metrics(queries).build();
    }

    private CfnAlarm.Builder base(String id, String meaning, int threshold, int periods) {
        return CfnAlarm.Builder.create(scope, id)
                .alarmName(names.alarm(id))
                .alarmDescription(meaning + " See docs/operations.md, alarm " + id + ".")
                .comparisonOperator("GreaterThanThreshold")
                .threshold(threshold)
                .evaluationPeriods(periods)
                .datapointsToAlarm(periods)
                .treatMissingData("notBreaching")
                .actionsEnabled(true)
                .alarmActions(List.of(topic))
                .okActions(List.of(topic));
    }
}
