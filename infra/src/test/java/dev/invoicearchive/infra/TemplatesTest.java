package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.infra.rules.Resource;
import dev.invoicearchive.infra.rules.Synthesis;
import dev.invoicearchive.infra.rules.TemplateRule;
import dev.invoicearchive.infra.settings.DeploymentSettings;
import dev.invoicearchive.infra.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;

/** Templates as a whole: snapshots, equal bytes, names that do not clash, waivers that name real tests. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class TemplatesTest {
    private static final Path SNAPSHOTS = Path.of("src/test/resources/snapshots");
    private static final Pattern SHOWN_BY = Pattern.compile("Shown by (\\w+)\\.(\\w+)\\.");

    /** A difference is no mistake by itself: look at it, then renew with {@code -Dsnapshots=renew}. */
    @ParameterizedTest
    @EnumSource
    void everyStackIsAsItsSnapshot(Synthesised deployment) throws IOException {
        Map<String, String> templates = templates(Synthesised.assemble(deployment.settings(), Synthesised.PLACEHOLDER));
        Path folder = SNAPSHOTS.resolve(deployment.name().toLowerCase(Locale.ROOT));
        if ("renew".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> template : templates.entrySet()) {
                Files.writeString(folder.resolve(template.getKey()), template.getValue(), StandardCharsets.UTF_8);
            }
        }
        assertThat(templates).hasSize(deployment == Synthesised.REPLICA ? 1 : 3);
        assertThat(templates(folder)).as("snapshots in %s", folder).containsOnlyKeys(templates.keySet());
        for (Map.Entry<String, String> template : templates.entrySet()) {
            assertThat(template.getValue())
                    .as("snapshot %s; renew with -Dsnapshots=renew", template.getKey())
                    .isEqualTo(Files.readString(folder.resolve(template.getKey()), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aChangedJarLeavesTheDataAndTheAlarmsAsTheyAre() {
        DeploymentSettings settings = Synthesised.PROD.settings();
        Map<String, String> before = templates(Synthesised.assemble(settings, "one version"));
        Map<String, String> after = templates(Synthesised.assemble(settings, "another version"));

        assertThat(after.get("invoice-archive-data.template.json"))
                .isEqualTo(before.get("invoice-archive-data.template.json"));
        assertThat(after.get("invoice-archive-observe.template.json"))
                .isEqualTo(before.get("invoice-archive-observe.template.json"));
        assertThat(after.get("invoice-archive-pipeline.template.json"))
                .isNotEqualTo(before.get("invoice-archive-pipeline.template.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyShippedDeploymentKeepsAllRules(String file) {
        DeploymentSettings settings =
                SettingsReader.fromFile(Path.of("deployments").resolve(file + ".json"));

        Synthesis synthesis = Synthesised.synthesise(settings, Synthesised.PLACEHOLDER);

        assertThat(synthesis.templates()).hasSize(3);
        assertThat(TemplateRule.allFindings(synthesis)).isEmpty();
    }

    /** Without errors switched on, CDK's validator would only warn. */
    @Test
    void whatCdksValidatorFindsStopsASynth() {
        Consumer<App> unknownProperty = app -> CfnResource.Builder.create(new Stack(app, "Broken"), "Queue")
                .type("AWS::SQS::Queue")
                .properties(Map.of("NoSuchProperty", 1))
                .build();

        assertThatThrownBy(() -> Synthesised.DEV.assembleWith(unknownProperty)).hasMessageContaining("alidation");
    }

    @Test
    void inProdStacksWithStateCannotBeDeletedByMistake() throws IOException {
        assertThat(protectedStacks(Synthesised.PROD))
                .containsExactlyInAnyOrder("invoice-archive-data", "invoice-archive-pipeline");
        assertThat(protectedStacks(Synthesised.REPLICA)).containsExactly("invoice-archive-replica");
        assertThat(protectedStacks(Synthesised.DEV)).isEmpty();
    }

    private static Set<String> protectedStacks(Synthesised deployment) throws IOException {
        Path manifest = Synthesised.assemble(deployment.settings(), Synthesised.PLACEHOLDER)
                .resolve("manifest.json");
        Set<String> names = new TreeSet<>();
        new ObjectMapper()
                .readTree(Files.readAllBytes(manifest))
                .path("artifacts")
                .properties()
                .forEach(artifact -> {
                    if (artifact.getValue()
                            .at("/properties/terminationProtection")
                            .asBoolean()) {
                        names.add(artifact.getKey());
                    }
                });
        return names;
    }

    @Test
    void theCommandLineTellsNobodyWhatIsDeployed() throws IOException {
        JsonNode command = new ObjectMapper().readTree(Files.readAllBytes(Path.of("../cdk.json")));

        assertThat(command.at("/context/cli-telemetry")).hasToString("false");
        assertThat(command.path("versionReporting")).hasToString("false");
    }

    @Test
    void twoDeploymentsShareNoNameInOneAccount() {
        Set<String> one = names(Synthesised.PROD.synthesis());
        Set<String> other = names(Synthesised.synthesise(
                SettingsReader.fromContext(Map.of("archive", Map.of("deployment", "second", "environment", "prod"))),
                Synthesised.PLACEHOLDER));

        assertThat(one).hasSizeGreaterThan(30);
        assertThat(one).doesNotContainAnyElementsOf(other);
    }

    @Test
    void eachWaiverNamesAReasonAndATestThatExists() throws IOException {
        Map<String, Set<String>> tests = testMethods();
        List<String> reasons = reasons(Synthesised.PROD.synthesis());
        reasons.addAll(reasons(Synthesised.ADOPTED.synthesis()));
        reasons.addAll(reasons(Synthesised.REPLICA.synthesis()));

        assertThat(reasons).hasSizeGreaterThan(20).allSatisfy(reason -> {
            Matcher shown = SHOWN_BY.matcher(reason);
            assertThat(shown.find()).as(reason).isTrue();
            assertThat(tests.getOrDefault(shown.group(1), Set.of())).as(reason).contains(shown.group(2));
        });
    }

    @Test
    void theReadmeTellsHowManyFindingsAreWaived() throws IOException {
        long waived = Synthesised.PROD.synthesis().resources().stream()
                .mapToLong(resource -> resource.body()
                                .at("/Metadata/cdk_nag/rules_to_suppress")
                                .size()
                        + resource.body().at("/Metadata/guard/SuppressedRules").size())
                .sum();

        assertThat(Files.readString(Path.of("../README.md"), StandardCharsets.UTF_8))
                .contains("NIST 800-53 R5", "AwsSolutions", "Control Tower", waived + " findings are waived");
    }

    private static Map<String, String> templates(Path assembly) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".template.json"))
                    .toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> names(Synthesis synthesis) {
        Set<String> names = new TreeSet<>();
        for (Resource resource : synthesis.resources()) {
            for (String property : List.of(
                    "TableName",
                    "FunctionName",
                    "DeliveryStreamName",
                    "LogGroupName",
                    "Name",
                    "TrailName",
                    "AlarmName",
                    "DashboardName",
                    "BucketName",
                    "RoleName",
                    "QueueName",
                    "TopicName")) {
                JsonNode name = resource.properties().path(property);
                boolean isOwn = !resource.type().equals("AWS::Lambda::Alias")
                        && !resource.type().endsWith("MetricFilter");
                if (name.isTextual() && isOwn) {
                    names.add(resource.type() + " " + name.asText());
                }
            }
            JsonNode database = resource.properties().at("/DatabaseInput/Name");
            if (database.isTextual()) {
                names.add(resource.type() + " " + database.asText());
            }
        }
        names.addAll(synthesis.templates().keySet());
        return names;
    }

    private static List<String> reasons(Synthesis synthesis) {
        List<String> reasons = new ArrayList<>();
        for (Resource resource : synthesis.resources()) {
            resource.body()
                    .at("/Metadata/cdk_nag/rules_to_suppress")
                    .forEach(rule -> reasons.add(rule.path("reason").asText()));
            resource.body().at("/Metadata/guard/Reasons").forEach(reason -> reasons.add(reason.asText()));
        }
        return reasons;
    }

    private static Map<String, Set<String>> testMethods() throws IOException {
        Map<String, Set<String>> methods = new TreeMap<>();
        Pattern method = Pattern.compile("void (\\w+)\\(");
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/invoicearchive/infra"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                methods.put(
                        file.getFileName().toString().replace(".java", ""),
                        method.matcher(Files.readString(file, StandardCharsets.UTF_8))
                                .results()
                                .map(result -> result.group(1))
                                .collect(Collectors.toSet()));
            }
        }
        return methods;
    }
}
