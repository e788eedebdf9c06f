package dev.invoicearchive.infra;

import static dev.invoicearchive.infra.Look.all;
import static dev.invoicearchive.infra.Look.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.invoicearchive.infra.rules.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Firehose between feed and bucket, and the function in it. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class DeliveryTest {
    private static final String STREAM = "AWS::KinesisFirehose::DeliveryStream";
    private static final Pattern JOINED_TEXT = Pattern.compile("\"\\s*\\+ \"");

    @Test
    void theFeedIsEncryptedWithOurKeyAndKeptForAWeek() {
        JsonNode feed = at(Synthesised.PROD, "AWS::Kinesis::Stream", "CaptureFeed");

        assertThat(feed.path("RetentionPeriodHours").asInt()).isEqualTo(168);
        assertThat(feed.at("/StreamEncryption/KeyId/Fn::GetAtt/0").asText()).startsWith("KeysFeed");
        assertThat(feed.at("/StreamModeDetails/StreamMode").asText()).isEqualTo("ON_DEMAND");
        assertThat(at(Synthesised.PROD, STREAM, "DeliveryFromFeed")
                        .path("KinesisStreamSourceConfiguration")
                        .toString())
                .contains("CaptureFeed");
    }

    @Test
    void bothStreamsAreTheSameButForTheirSource() {
        JsonNode feed = at(Synthesised.PROD, STREAM, "DeliveryFromFeed").path("ExtendedS3DestinationConfiguration");
        JsonNode direct = at(Synthesised.PROD, STREAM, "DeliveryDirect").path("ExtendedS3DestinationConfiguration");

        assertThat(withoutLog(direct)).isEqualTo(withoutLog(feed));
        assertThat(at(Synthesised.PROD, STREAM, "DeliveryDirect")
                        .at("/DeliveryStreamEncryptionConfigurationInput/KeyType")
                        .asText())
                .isEqualTo("CUSTOMER_MANAGED_CMK");
    }

    @Test
    void theTransformIsCalledThroughItsAliasWithSmallBuffers() {
        Map<String, JsonNode> parameters = new TreeMap<>();
        at(Synthesised.PROD, STREAM, "DeliveryFromFeed")
                .at("/ExtendedS3DestinationConfiguration/ProcessingConfiguration/Processors/0/Parameters")
                .forEach(each -> parameters.put(each.path("ParameterName").asText(), each.path("ParameterValue")));

        assertThat(parameters.get("LambdaArn").path("Ref").asText()).startsWith("DeliveryTransformAlias");
        assertThat(parameters.get("BufferSizeInMBs").asText()).isEqualTo("1");
        assertThat(parameters.get("BufferIntervalInSeconds").asText()).isEqualTo("60");
        assertThat(parameters.get("NumberOfRetries").asText()).isEqualTo("3");
    }

    @Test
    void prefixesAreThoseOfTheStandIn() throws IOException {
        String standIn = JOINED_TEXT
                .matcher(Files.readString(
                        Path.of("../local/stack/src/main/java/dev/invoicearchive/local/firehose/DeliverySettings.java"),
                        StandardCharsets.UTF_8))
                .replaceAll("");
        JsonNode to = at(Synthesised.PROD, STREAM, "DeliveryFromFeed").path("ExtendedS3DestinationConfiguration");

        assertThat(standIn)
                .contains("\"" + to.path("Prefix").asText() + "\"")
                .contains("\"" + to.path("ErrorOutputPrefix").asText() + "\"")
                .contains("\"" + to.at("/S3BackupConfiguration/Prefix").asText() + "\"")
                .contains("\"" + to.path("FileExtension").asText() + "\"");
        assertThat(at(Synthesised.PROD, STREAM, "DeliveryFromFeed")
                        .path("DeliveryStreamName")
                        .asText())
                .isEqualTo("invoice-archive");
        assertThat(at(Synthesised.PROD, STREAM, "DeliveryDirect")
                        .path("DeliveryStreamName")
                        .asText())
                .isEqualTo("invoice-archive-direct");
    }

    @Test
    void functionsAreArmJava25AndOnlyTheTotalsStartFromASnapshot() {
        assertThat(all(Synthesised.PROD, "AWS::Lambda::Function")).hasSize(3).allSatisfy(function -> {
            assertThat(function.properties().path("Runtime").asText()).isEqualTo("java25");
            assertThat(function.properties().at("/Architectures/0").asText()).isEqualTo("arm64");
        });
        assertThat(at(Synthesised.PROD, "AWS::Lambda::Function", "TotalsFunction")
                        .at("/SnapStart/ApplyOn")
                        .asText())
                .isEqualTo("PublishedVersions");
        assertThat(at(Synthesised.PROD, "AWS::Lambda::Function", "DeliveryTransform")
                        .has("SnapStart"))
                .isFalse();
    }

    @Test
    void handlersAndVariablesAreThoseOfTheSources() throws IOException {
        Map<String, String> modules = Map.of(
                "DeliveryTransform", "transform-lambda", "TotalsFunction", "totals-lambda", "SealStep", "lifecycle");
        for (String function : modules.keySet()) {
            String handler = at(Synthesised.PROD, "AWS::Lambda::Function", function)
                    .path("Handler")
                    .asText();
            String type = handler.substring(0, handler.indexOf("::"));
            assertThat(Path.of("..", modules.get(function), "src/main/java", type.replace('.', '/') + ".java"))
                    .exists();
        }
        String settings = Files.readString(
                Path.of("../totals-lambda/src/main/java/dev/invoicearchive/totals/TotalsSettings.java"),
                StandardCharsets.UTF_8);
        assertThat(settings).contains("\"TOTALS_TABLE\"", "\"TOTALS_CLAIMS_TABLE\"");
        JsonNode variables =
                at(Synthesised.PROD, "AWS::Lambda::Function", "TotalsFunction").at("/Environment/Variables");
        assertThat(variables.path("TOTALS_TABLE").asText()).isEqualTo("invoice-archive-InvoiceTotal");
        assertThat(variables.path("TOTALS_CLAIMS_TABLE").asText()).isEqualTo("invoice-archive-InvoiceTotalClaim");
    }

    /** Who may call: Firehose and the state machine by their roles, and the event source, which no permission names. */
    @Test
    void functionsAreCalledForTheirAnswerAndWhatFailsIsKept() {
        assertThat(all(Synthesised.PROD, "AWS::Lambda::Permission")).isEmpty();
        assertThat(all(Synthesised.PROD, "AWS::Lambda::EventInvokeConfig")).isEmpty();
        assertThat(all(Synthesised.PROD, "AWS::IAM::ManagedPolicy").stream()
                        .filter(policy -> policy.properties().toString().contains("lambda:InvokeFunction")))
                .extracting(Resource::id)
                .satisfiesExactlyInAnyOrder(id -> assertThat(id).startsWith("RolePoliciesDeliver"), id -> assertThat(id)
                        .startsWith("RolePoliciesConduct"));
        assertThat(all(Synthesised.PROD, STREAM)).hasSize(2).allSatisfy(stream -> assertThat(stream.properties()
                        .at("/ExtendedS3DestinationConfiguration/ErrorOutputPrefix")
                        .asText())
                .startsWith("errors/"));
        assertThat(at(Synthesised.PROD, "AWS::Lambda::EventSourceMapping", "TotalsFromTable")
                        .at("/DestinationConfig/OnFailure/Destination")
                        .toString())
                .contains("TotalsFailures");
    }

    private static JsonNode withoutLog(JsonNode destination) {
        ObjectNode copy = destination.deepCopy();
        copy.remove("CloudWatchLoggingOptions");
        ((ObjectNode) copy.path("S3BackupConfiguration")).remove("CloudWatchLoggingOptions");
        return copy;
    }
}
