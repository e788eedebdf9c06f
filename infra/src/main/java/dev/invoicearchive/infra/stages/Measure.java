package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Arns;
import dev.invoicearchive.infra.access.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;

/**
 * A metric that an alarm or the dashboard shows. {@code metrics.txt} says which exist; a test compares.
 *
 * @param namespace such as {@code AWS/Lambda}
 * @param name the metric
 * @param dimensions of it, with their values
 * @param statistic Sum, Maximum
 */
record Measure(String namespace, String name, Map<String, String> dimensions, String statistic) {
    static Measure table(Names names, String metric, String statistic) {
        return new Measure("AWS/DynamoDB", metric, Map.of("TableName", names.transactionsTable()), statistic);
    }

    static Measure stream(String deliveryStream, String metric, String statistic) {
        return new Measure("AWS/Firehose", metric, Map.of("DeliveryStreamName", deliveryStream), statistic);
    }

    static Measure function(String function, String metric, String statistic) {
        return new Measure("AWS/Lambda", metric, Map.of("FunctionName", function), statistic);
    }

    static Measure machine(String stateMachine, String metric) {
        return new Measure(
                "AWS/States",
                metric,
                Map.of("StateMachineArn", Arns.of("states", "stateMachine:" + stateMachine)),
                "Sum");
    }

    static Measure log(Names names, String metric) {
        return new Measure(names.metricNamespace(), metric, Map.of(), "Sum");
    }

    List<CfnAlarm.DimensionProperty> alarmDimensions() {
        return new TreeMap<>(dimensions)
                .entrySet().stream()
                        .map(entry -> CfnAlarm.DimensionProperty.builder()
                                .name(entry.getKey())
                                .value(entry.getValue())
                                .build())
                        .toList();
    }

    CfnAlarm.MetricDataQueryProperty query(String id, int seconds) {
        return CfnAlarm.MetricDataQueryProperty.builder()
                .id(id)
                .returnData(false)
                .metricStat(CfnAlarm.MetricStatProperty.builder()
                        .period(seconds)
                        .stat(statistic)
                        .metric(CfnAlarm.MetricProperty.builder()
                                .namespace(namespace)
                                .metricName(name)
                                .dimensions(alarmDimensions())
                                .build())
                        .build())
                .build();
    }
}
