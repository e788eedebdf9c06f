package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.infra.rules.Synthesis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every deployment against the proactive controls of AWS Control Tower, by the cfn-guard that {@code npm ci} brings: each
 * finding is waived beside its resource, and nothing is waived that is not found.
 */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class ControlTowerTest {
    private static final Path PACKAGE = Path.of("../node_modules/@cdklabs/cdk-validator-cfnguard");
    private static final Pattern CONTROL = Pattern.compile("\\[(CT\\.[A-Z0-9.]+)\\]");
    private static final Pattern RESOURCE = Pattern.compile("/Resources/([A-Za-z0-9]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void controlTowerFindsExactlyWhatIsWaived(Synthesised deployment) throws Exception {
        assumeTrue(Files.isExecutable(guard()), "no " + guard() + "; run npm ci in the project's folder");
        Synthesis synthesis = deployment.synthesis();

        Set<String> findings = new TreeSet<>();
        for (String stack : synthesis.templates().keySet()) {
            findings.addAll(findings(stack, synthesis.templates().get(stack)));
        }
        assertThat(findings).isEqualTo(waived(synthesis));
    }

    private Set<String> findings(String stack, JsonNode template) throws IOException, InterruptedException {
        Path data = Files.writeString(folder.resolve(stack + ".json"), template.toString(), StandardCharsets.UTF_8);
        Path report = folder.resolve(stack + "-report.json");
        Process process = new ProcessBuilder(
                        guard().toString(),
                        "validate",
                        "--rules",
                        PACKAGE.resolve("rules/control-tower/cfn-guard").toString(),
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
        JsonNode file = new ObjectMapper().readTree(Files.readAllBytes(report)).get(0);
        assertThat(file.path("compliant").size() + file.path("not_compliant").size())
                .isPositive();
        Set<String> findings = new TreeSet<>();
        for (JsonNode rule : file.path("not_compliant")) {
            String text = rule.toString();
            Set<String> controls = groups(CONTROL, text);
            groups(RESOURCE, text)
                    .forEach(id -> controls.forEach(control -> findings.add(stack + "/" + id + " " + control)));
        }
        return findings;
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
        return PACKAGE.resolve("bin").resolve(system).resolve(machine).resolve("cfn-guard");
    }
}
