package dev.invoicearchive.infra.stages;

import dev.invoicearchive.infra.access.Names;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.services.logs.CfnMetricFilter;
import software.constructs.Construct;

/** Metrics from the one line of JSON that each function writes for each call: in, out, failed. */
final class LogMetrics {
    private static final List<String> FIELDS = List.of("in", "out", "failed");

    private final Construct scope;
    private final Names names;

    LogMetrics(Construct scope, Names names) {
        this.scope = scope;
        this.names = names;
    }

    /** Metrics such as {@code TransformOut}. */
    void of(String id, String function) {
        FIELDS.forEach(field -> of(id, function, field));
    }

    /** One metric, such as {@code SealAgeDays}. */
    void of(String id, String function, String field) {
        String metric = id + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        CfnMetricFilter.Builder.create(scope, metric)
                .logGroupName(names.functionLogGroup(function))
                .filterPattern("{ $." + field + " >= 0 }")
                .metricTransformations(List.of(CfnMetricFilter.MetricTransformationProperty.builder()
                        .metricNamespace(names.metricNamespace())
                        .metricName(metric)
                        .metricValue("$." + field)
                        .unit("Count")
                        .build()))
                .build();
    }
}
