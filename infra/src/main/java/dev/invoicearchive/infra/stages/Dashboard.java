package dev.invoicearchive.infra.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.invoicearchive.infra.access.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.CfnDashboard;
import software.constructs.Construct;

/** One page: what came in, what came out, how late, and what failed. */
final class Dashboard {
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private Dashboard() {}

    static void make(Construct scope, Names names, ObserveStage.Watched watched) {
        Map<String, List<Measure>> graphs = graphs(names, watched);
        List<Object> widgets = new ArrayList<>();
        graphs.forEach((title, measures) -> widgets.add(widget(widgets.size(), title, measures)));
        CfnDashboard.Builder.create(scope, "Dashboard")
                .dashboardName(names.dashboard())
                .dashboardBody(json(Map.of("widgets", widgets)))
                .build();
    }

    private static Map<String, List<Measure>> graphs(Names names, ObserveStage.Watched watched) {
        Map<String, List<Measure>> graphs = new TreeMap<>();
        graphs.put(
                "1 In and out",
                List.of(
                        Measure.table(names, "ConsumedWriteCapacityUnits", "Sum"),
                        Measure.log(names, "TransformIn"),
                        Measure.log(names, "TransformOut"),
                        Measure.log(names, "TotalsIn"),
                        Measure.log(names, "TotalsOut")));
        graphs.put(
                "2 How late",
                List.of(
                        Measure.stream(names.deliveryStream(), "DeliveryToS3.DataFreshness", "Maximum"),
                        Measure.stream(names.directStream(), "DeliveryToS3.DataFreshness", "Maximum")));
        graphs.put(
                "3 What failed",
                List.of(
                        Measure.log(names, "TransformFailed"),
                        Measure.log(names, "TotalsFailed"),
                        Measure.function(names.transform(), "Errors", "Sum"),
                        Measure.function(names.totals(), "Errors", "Sum"),
                        new Measure(
                                "AWS/SQS",
                                "ApproximateNumberOfMessagesVisible",
                                Map.of("QueueName", watched.failuresQueue()),
                                "Maximum")));
        graphs.put(
                "4 Open partitions",
                List.of(
                        Measure.stream(names.deliveryStream(), "PartitionCount", "Maximum"),
                        Measure.stream(names.directStream(), "PartitionCount", "Maximum")));
        graphs.put(
                "5 Live totals behind the table, and time of calls",
                List.of(
                        Measure.function(names.totals(), "IteratorAge", "Maximum"),
                        Measure.function(names.transform(), "Duration", "Maximum"),
                        Measure.function(names.totals(), "Duration", "Maximum")));
        graphs.put(
                "6 Seals",
                List.of(
                        new Measure(names.metricNamespace(), "SealAgeDays", Map.of(), "Minimum"),
                        Measure.log(names, "SealFaultCount"),
                        Measure.machine(names.sealMachine(), "ExecutionsFailed"),
                        Measure.function(names.seal(), "Duration", "Maximum")));
        return graphs;
    }

    private static Map<String, Object> widget(int index, String title, List<Measure> measures) {
        Map<String, Object> widget = new TreeMap<>();
        widget.put("type", "metric");
        widget.put("x", index % 2 * WIDTH);
        widget.put("y", index / 2 * HEIGHT);
        widget.put("width", WIDTH);
        widget.put("height", HEIGHT);
        widget.put(
                "properties",
                new TreeMap<>(Map.of(
                        "title",
                        title,
                        "region",
                        Aws.REGION,
                        "view",
                        "timeSeries",
                        "period",
                        Alarms.FIVE_MINUTES,
                        "metrics",
                        measures.stream().map(Dashboard::line).toList())));
        return widget;
    }

    private static List<Object> line(Measure measure) {
        List<Object> line = new ArrayList<>(List.of(measure.namespace(), measure.name()));
        new TreeMap<>(measure.dimensions()).forEach((name, value) -> line.addAll(List.of(name, value)));
        line.add(Map.of("stat", measure.statistic()));
        return line;
    }

    private static String json(Map<String, Object> body) {
        try {
            return JsonMapper.builder().build().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write maps and texts as JSON.", e);
        }
    }
}
