package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.lifecycle.cost.CostInput;
import dev.invoicearchive.lifecycle.cost.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code ./archive cost} believes to be deployed is what prod's templates deploy. */
class CostDeploymentTest {
    private static final Path SNAPSHOTS = Path.of("src/test/resources/snapshots/prod");
    private static final List<JsonNode> RESOURCES = new ArrayList<>();

    @BeforeAll
    static void readTemplates() throws IOException {
        RESOURCES.clear();
        try (Stream<Path> files = Files.list(SNAPSHOTS)) {
            for (Path file : files.toList()) {
                new ObjectMapper().readTree(file.toFile()).path("Resources").forEach(RESOURCES::add);
            }
        }
    }

    @Test
    void whatIsBilledForBeingThereIsCounted() {
        assertThat(all("AWS::KMS::Key")).hasSize(Deployment.KEYS);
        assertThat(all("AWS::KMS::Key"))
                .filteredOn(key -> key.path("EnableKeyRotation").asBoolean())
                .hasSize(Deployment.ROTATING_KEYS);
        assertThat(all("AWS::DynamoDB::Table")).hasSize(Deployment.TABLES);
        assertThat(all("AWS::CloudWatch::Dashboard")).hasSize(Deployment.DASHBOARDS);
        assertThat(all("AWS::Logs::MetricFilter")).hasSize(Deployment.METRICS);
        assertThat(all("AWS::Glue::Database").size() + all("AWS::Glue::Table").size())
                .isEqualTo(Deployment.CATALOG_OBJECTS);
    }

    @Test
    void alarmsAreCountedByTheMetricsTheyLookAt() {
        int metrics = 0;
        for (JsonNode alarm : all("AWS::CloudWatch::Alarm")) {
            long looked = Look.many(alarm.path("Metrics")).stream()
                    .filter(metric -> metric.has("MetricStat"))
                    .count();
            metrics += (int) Math.max(1, looked);
        }

        assertThat(metrics).isEqualTo(Deployment.ALARM_METRICS);
    }

    @Test
    void functionsHaveTheMemoryAndTheBatches() {
        assertThat(all("AWS::Lambda::Function"))
                .extracting(function -> function.path("MemorySize").asInt())
                .containsExactlyInAnyOrder(
                        Deployment.TRANSFORM_MEGABYTES, Deployment.TOTALS_MEGABYTES, Deployment.SEAL_MEGABYTES);
        assertThat(all("AWS::Lambda::EventSourceMapping"))
                .extracting(source -> source.path("BatchSize").asInt())
                .containsExactly(Deployment.TOTALS_BATCH);
    }

    @Test
    void streamsGatherAndKeepAsLong() {
        DeploymentSettings settings = DeploymentSettings.DEFAULT;

        assertThat(all("AWS::Kinesis::Stream"))
                .extracting(stream -> stream.path("RetentionPeriodHours").asInt())
                .containsExactly(Deployment.FEED_HOURS);
        assertThat(all("AWS::KinesisFirehose::DeliveryStream")).allSatisfy(stream -> {
            assertThat(stream.findValues("ParameterValue").stream().map(JsonNode::asText))
                    .contains(Integer.toString(Deployment.LAMBDA_BUFFER_MEGABYTES));
            assertThat(stream.findValues("SizeInMBs").stream().map(JsonNode::asInt))
                    .containsOnly(Deployment.PARTITION_BUFFER_MEGABYTES);
        });
        assertThat(all("AWS::Logs::LogGroup"))
                .extracting(group -> group.path("RetentionInDays").asInt())
                .containsOnly(Deployment.LOG_DAYS);
        assertThat(CostInput.DEFAULT.delivery().lambdaBufferSeconds()).isEqualTo(settings.lambdaBufferSeconds());
        assertThat(CostInput.DEFAULT.delivery().partitionBufferSeconds()).isEqualTo(settings.partitionBufferSeconds());
    }

    private static List<JsonNode> all(String type) {
        return RESOURCES.stream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"))
                .toList();
    }
}
