package dev.invoicearchive.infra.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about alarms: a misspelt metric is no error anywhere, it just never fires. */
final class MetricRules {
    /** A query over the metrics of a schema: statistic, metric, namespace, dimensions. */
    private static final Pattern QUERY =
            Pattern.compile("SELECT [A-Z]+\\((\\w+)\\) FROM SCHEMA\\(\"([^\"]+)\", ([^)]+)\\) WHERE .+");

    private MetricRules() {}

    static Stream<String> metricsExist(Synthesis synthesis) {
        return synthesis.resources("AWS::CloudWatch::Alarm").stream().flatMap(alarm -> metrics(alarm.properties())
                .filter(metric -> !KnownMetrics.contain(metric.namespace, metric.name, metric.dimensions))
                .map(metric -> alarm + " watches " + metric.namespace + " " + metric.name + " by " + metric.dimensions
                        + ", expected a metric of metrics.txt"));
    }

    static Stream<String> filtersExist(Synthesis synthesis) {
        return synthesis.resources("AWS::Logs::MetricFilter").stream()
                .flatMap(filter -> Policies.elements(filter.properties().path("MetricTransformations"))
                        .filter(made -> !KnownMetrics.contain(
                                made.path("MetricNamespace").asText(),
                                made.path("MetricName").asText(),
                                Set.of()))
                        .map(made -> filter + " makes "
                                + made.path("MetricName").asText() + ", expected a metric of metrics.txt"));
    }

    static Stream<String> alarmsTellSomebody(Synthesis synthesis) {
        return synthesis.resources("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.properties().path("AlarmActions").isEmpty()
                        || !alarm.properties().path("ActionsEnabled").asBoolean(true))
                .map(alarm -> alarm + " tells nobody, expected an action");
    }

    private record Metric(String namespace, String name, Set<String> dimensions) {}

    private static Stream<Metric> metrics(JsonNode alarm) {
        List<Metric> all = new ArrayList<>();
        if (alarm.has("MetricName")) {
            all.add(metric(alarm));
        }
        Policies.elements(alarm.path("Metrics")).forEach(query -> {
            if (query.has("MetricStat")) {
                all.add(metric(query.path("MetricStat").path("Metric")));
            }
            Matcher select = QUERY.matcher(query.path("Expression").asText());
            if (select.matches()) {
                all.add(new Metric(select.group(2), select.group(1), words(select.group(3))));
            }
        });
        return all.stream();
    }

    private static Metric metric(JsonNode node) {
        return new Metric(
                node.path("Namespace").asText(),
                node.path("MetricName").asText(),
                Policies.elements(node.path("Dimensions"))
                        .map(dimension -> dimension.path("Name").asText())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
