package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.infra.rules.Synthesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every deployment against the proactive controls of AWS Control Tower, by the cfn-guard that npm brings: each
 * finding is waived beside its resource, and nothing is waived that is not found.
 */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class ControlTowerTest {
    private static final String PACKAGE = "@cdklabs/cdk-validator-cfnguard/";
    private static final Pattern CONTROL = Pattern.compile("\\[(CT\\.[A-Z0-9.]+)\\]");
    private static final Pattern RESOURCE = Pattern.compile("/Resources/([A-Za-z0-9]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void controlTowerFindsExactlyWhatIsWaived(Synthesised deployment) throws Exception {
        Synthesis synthesis = deployment.synthesis();
        Path data = Files.createDirectory(folder.resolve("data"));
        synthesis.templates().forEach((stack, template) -> write(data.resolve(stack + ".json"), template.toString()));

        Set<String> findings = new TreeSet<>();
        for (JsonNode template : report(rulesAbout(synthesis), data)) {
            assertThat(template.path("compliant").size()
                            + template.path("not_compliant").size())
                    .isPositive();
            String name = Path.of(template.path("name").asText()).getFileName().toString();
            findings.addAll(findings(name.replace(".json", ""), template));
        }
        assertThat(findings).isEqualTo(waived(synthesis));
    }

    /** A folder of the rules that name a service of these templates; to read the others would take most of the time. */
    private Path rulesAbout(Synthesis synthesis) throws IOException {
        Set<String> services = synthesis.resources().stream()
                .map(resource -> resource.type().substring(0, resource.type().lastIndexOf("::") + 2))
                .collect(Collectors.toSet());
        Path chosen = Files.createDirectory(folder.resolve("rules"));
        try (Stream<Path> all = Files.walk(NodePackages.fileOrSkip(PACKAGE + "rules/control-tower/cfn-guard"))) {
            for (Path rule : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(rule, StandardCharsets.UTF_8);
                if (!text.contains("AWS::") || services.stream().anyMatch(text::contains)) {
                    Files.copy(rule, chosen.resolve(rule.getFileName()));
                }
            }
        }
        return chosen;
    }

    private JsonNode report(Path rules, Path data) throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Process process = new ProcessBuilder(
                        guard().toString(),
                        "validate",
                        "--rules",
                        rules.toString(),
                        "--data",
                        data.toString(),
                        "--structured",
                        "--output-format",
                        "json",
                        "--show-summary",
                        "none")
                .redirectOutput(report.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return new ObjectMapper().readTree(Files.readAllBytes(report));
    }

    private static Set<String> findings(String stack, JsonNode template) {
        Set<String> findings = new TreeSet<>();
        for (JsonNode rule : template.path("not_compliant")) {
            String text = rule.toString();
            Set<String> controls = groups(CONTROL, text);
            groups(RESOURCE, text)
                    .forEach(id -> controls.forEach(control -> findings.add(stack + "/" + id + " " + control)));
        }
        return findings;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> waived(Synthesis synthesis) {
        return synthesis.resources().stream()
                .flatMap(resource -> Look.texts(resource.body().at("/Metadata/guard/SuppressedRules")).stream()
                        .map(control -> resource + " " + control))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private static Path guard() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "macos" : "ubuntu";
        String machine = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64")
                .getOrDefault(System.getProperty("os.arch"), "none");
        return NodePackages.fileOrSkip(PACKAGE + "bin/" + system + "/" + machine + "/cfn-guard");
    }
}
