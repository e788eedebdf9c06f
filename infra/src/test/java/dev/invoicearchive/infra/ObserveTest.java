package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.all;
import static dev.invoicearchive.infra.Look.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Alarms and the dashboard. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class ObserveTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final List<String> WANTED = List.of(
            "FeedLost",
            "FeedThrottled",
            "FeedAge",
            "FeedFreshness",
            "DirectFreshness",
            "FeedPartitions",
            "DirectPartitions",
            "DirectThrottled",
            "Errors",
            "TransformErrors",
            "TransformThrottles",
            "TransformDuration",
            "TotalsErrors",
            "TotalsThrottles",
            "TotalsDuration",
            "TotalsAge",
            "TotalsGaveUp",
            "KeyState",
            "SealMissed",
            "SealFailed",
            "SealTimedOut",
            "SealFaults",
            "Silence",
            "LongSilence");

    @Test
    void everythingThatMustAlarmDoes() {
        assertThat(all(Synthesised.PROD, ALARM))
                .extracting(alarm -> alarm.properties().path("AlarmName").asText())
                .containsExactlyInAnyOrderElementsOf(
                        WANTED.stream().map(id -> "invoice-archive-" + id).toList());
    }

    @Test
    void everyAlarmHasItsLineInOperations() throws IOException {
        String operations = Files.readString(Path.of("../docs/operations.md"), StandardCharsets.UTF_8);

        assertThat(WANTED).allSatisfy(id -> assertThat(operations).contains("| `" + id + "` |"));
    }

    @Test
    void silenceIsWritesWithoutRowsForHalfAnHour() {
        JsonNode silence = at(Synthesised.PROD, ALARM, "ObserveSilence");

        assertThat(silence.path("EvaluationPeriods").asInt()
                        * silence.at("/Metrics/2/Period").asInt())
                .isEqualTo(30 * 60);
        // Whoever writes every quarter of an hour is noticed; what was written just now is not taken for silence.
        assertThat(silence.at("/Metrics/2/Period").asInt()).isEqualTo(15 * 60);
        assertThat(silence.path("EvaluationPeriods").asInt()).isEqualTo(2);
        assertThat(silence.path("DatapointsToAlarm").asInt())
                .isEqualTo(silence.path("EvaluationPeriods").asInt());
        assertThat(silence.at("/Metrics/2/Expression").asText())
                .isEqualTo("IF(FILL(writes, 0) > 0 AND FILL(rows, 0) == 0, 1, 0)");
        assertThat(silence.at("/Metrics/0/MetricStat/Metric/MetricName").asText())
                .isEqualTo("ConsumedWriteCapacityUnits");
        assertThat(silence.at("/Metrics/1/MetricStat/Metric/MetricName").asText())
                .isEqualTo("TransformOut");
    }

    /** The shipped rules want an alarm on the fifth day; two days make it. */
    @Test
    void aMissedSealIsNoticedOnTheDayThatTheRulesSay() {
        JsonNode missed = at(Synthesised.PROD, ALARM, "ObserveSealMissed");

        assertThat(missed.path("Threshold").asInt()
                        + missed.path("EvaluationPeriods").asInt())
                .isEqualTo(RetentionRulesFile.shipped().missingSealAlarmDays());
        assertThat(missed.path("Period").asInt()).isEqualTo(24 * 60 * 60);
        assertThat(missed.path("Statistic").asText()).isEqualTo("Minimum");
        assertThat(missed.path("TreatMissingData").asText()).isEqualTo("breaching");
    }

    @Test
    void metricsFromLogsReadFieldsThatTheFunctionsWrite() throws IOException {
        Map<String, String> sources = Map.of(
                "transform", source("transform-lambda", "transform/CallReport"),
                "totals", source("totals-lambda", "totals/BatchLog"),
                "seal", source("lifecycle", "lifecycle/handlers/SealCallReport"));

        assertThat(all(Synthesised.PROD, "AWS::Logs::MetricFilter")).hasSize(8).allSatisfy(filter -> {
            String field = filter.properties()
                    .at("/MetricTransformations/0/MetricValue")
                    .asText()
                    .substring(2);
            String group = filter.properties().path("LogGroupName").asText();
            assertThat(sources.get(group.substring(group.lastIndexOf('-') + 1)))
                    .contains("writeNumberField(\"" + field + "\"");
        });
        assertThat(sources.values()).allSatisfy(text -> assertThat(text).contains("writeNumberField(\"milliseconds\""));
    }

    @Test
    void theDashboardShowsWhatIsMeasuredByTheDimensionsThatItHas() throws IOException {
        Set<String> known = new HashSet<>();
        Files.readAllLines(
                        Path.of("src/main/resources/dev/invoicearchive/infra/rules/metrics.txt"),
                        StandardCharsets.UTF_8)
                .stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("InvoiceArchive/*", "InvoiceArchive/invoice-archive")
                        .split(";"))
                .forEach(parts -> known.add(parts[0].strip() + " " + parts[1].strip() + " "
                        + new TreeSet<>(List.of(parts[2].strip().split(", ")))));
        StringBuilder body = new StringBuilder();
        at(Synthesised.PROD, "AWS::CloudWatch::Dashboard", "ObserveDashboard")
                .at("/DashboardBody/Fn::Join/1")
                .forEach(part -> body.append(part.isTextual() ? part.asText() : "token"));

        JsonNode widgets = new ObjectMapper().readTree(body.toString()).path("widgets");
        assertThat(widgets).hasSize(6);
        widgets.forEach(widget -> widget.at("/properties/metrics")
                .forEach(metric -> assertThat(known).contains(namespaceNameAndDimensions(metric))));
    }

    /** Of a line such as {@code [namespace, name, dimension, value, {"stat": ...}]}. */
    private static String namespaceNameAndDimensions(JsonNode metric) {
        Set<String> dimensions = new TreeSet<>();
        for (int index = 2; index < metric.size() - 1; index += 2) {
            dimensions.add(metric.get(index).asText());
        }
        return metric.get(0).asText() + " " + metric.get(1).asText() + " " + dimensions;
    }

    @Test
    void whatIsDoneToAKeyIsNoticed() {
        JsonNode pattern =
                at(Synthesised.PROD, "AWS::Events::Rule", "ObserveKeyRule").path("EventPattern");

        assertThat(pattern.at("/detail/eventName").toString())
                .contains("DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy");
        assertThat(pattern.at("/detail/resources/ARN")).hasSize(7);
    }

    private static String source(String module, String type) throws IOException {
        return Files.readString(
                Path.of("..", module, "src/main/java/dev/invoicearchive/" + type + ".java"), StandardCharsets.UTF_8);
    }
}
