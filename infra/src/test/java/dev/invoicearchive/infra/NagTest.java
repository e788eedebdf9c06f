package dev.invoicearchive.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NIST80053R5Checks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** Every deployment against two rule packs of cdk-nag: no finding but those that are waived beside their resource. */
@EnabledIf(value = "dev.invoicearchive.infra.Synthesised#nodeIsThere", disabledReason = Synthesised.NO_NODE)
class NagTest {
    private static final List<NagReportFormat> JSON_REPORT = List.of(NagReportFormat.JSON);

    @ParameterizedTest
    @EnumSource
    void awsSolutionsAndNist80053R5FindNothingUnwaived(Synthesised deployment) throws IOException {
        Path out = deployment.assembleWith(NagTest::addPacks);

        List<String> findings = new ArrayList<>();
        Set<String> waived = new TreeSet<>();
        int checks = 0;
        for (JsonNode line : lines(out)) {
            checks++;
            if (line.path("compliance").asText().equals("Non-Compliant")) {
                findings.add(line.path("ruleId").asText() + " "
                        + line.path("resourceId").asText() + ": "
                        + line.path("ruleInfo").asText());
            } else if (line.path("compliance").asText().equals("Suppressed")) {
                waived.add(line.path("ruleId").asText().replaceFirst("\\[.*", "") + " "
                        + line.path("resourceId").asText());
            }
        }
        assertThat(checks).isGreaterThan(deployment == Synthesised.REPLICA ? 20 : 200);
        assertThat(findings).isEmpty();
        // Nothing is waived that is not found.
        assertThat(waived).hasSize(waivers(deployment));
    }

    private static int waivers(Synthesised deployment) {
        return deployment.synthesis().resources().stream()
                .mapToInt(resource -> resource.body()
                        .at("/Metadata/cdk_nag/rules_to_suppress")
                        .size())
                .sum();
    }

    private static void addPacks(App app) {
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .reports(true)
                        .reportFormats(JSON_REPORT)
                        .build());
        Aspects.of(app)
                .add(NIST80053R5Checks.Builder.create()
                        .reports(true)
                        .reportFormats(JSON_REPORT)
                        .build());
    }

    private static List<JsonNode> lines(Path out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path report : files.filter(file -> file.toString().endsWith("NagReport.json"))
                    .toList()) {
                new ObjectMapper()
                        .readTree(Files.readAllBytes(report))
                        .path("lines")
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
