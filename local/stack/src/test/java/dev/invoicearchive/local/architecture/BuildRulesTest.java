package dev.invoicearchive.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.architecture.ProjectCopy.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Maven itself holds, the module boundaries, the format and javac's warnings, stops a build that breaks it. */
@Tag("proof")
class BuildRulesTest {
    private static final List<String> CHECK_POMS = List.of("test-compile");

    @TempDir
    private Path folder;

    @Test
    void theProjectAsItStandsPasses() throws IOException, InterruptedException {
        Outcome outcome = ProjectCopy.ofPoms(folder).maven(CHECK_POMS);

        assertThat(outcome.output()).contains("BUILD SUCCESS");
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest(name = "{0} with {2} breaks the rule {4}")
    @CsvSource({
        "model,           org.slf4j,                    slf4j-api,        2.0.17,  boundary",
        "archive-format,  dev.invoicearchive,           athena-queries,   0.1.0,   boundary",
        "transform-lambda,dev.invoicearchive,           totals-lambda,    0.1.0,   boundary",
        "totals-lambda,   dev.invoicearchive,           archive-format,   0.1.0,   boundary",
        "totals-lambda,   org.apache.parquet,           parquet-avro,     1.18.1,  boundary",
        "athena-queries,  dev.invoicearchive,           archive-format,   0.1.0,   boundary",
        "athena-queries,  dev.invoicearchive,           totals-lambda,    0.1.0,   boundary",
        "lifecycle,       dev.invoicearchive,           transform-lambda, 0.1.0,   boundary",
        "auditor,         dev.invoicearchive,           totals-lambda,    0.1.0,   boundary",
        "infra,           dev.invoicearchive,           transform-lambda, 0.1.0,   boundary",
        "transform-lambda,org.apache.hadoop,            hadoop-client-api,3.4.3,   no-hadoop-at-run-time",
        "auditor,         software.amazon.dynamodb,     DynamoDBLocal,    3.3.1,   servers-only-in-local",
        "local/stack,     io.trino,                     trino-testing,    411,     servers-only-in-local",
        "auditor,         software.amazon.awscdk,       aws-cdk-lib,      2.263.0, cdk-only-in-infra",
        "model,           com.fasterxml.jackson.core,   jackson-core,     2.19.2,  rules-of-the-house",
    })
    void aPlantedDependencyStopsTheBuild(String module, String group, String artifact, String version, String rule)
            throws IOException, InterruptedException {
        ProjectCopy copy = ProjectCopy.ofPoms(folder);
        copy.replace(module + "/pom.xml", "\n  <dependencies>\n", """

                  <dependencies>
                    <dependency>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <version>%s</version>
                      <exclusions>
                        <exclusion>
                          <groupId>*</groupId>
                          <artifactId>*</artifactId>
                        </exclusion>
                      </exclusions>
                    </dependency>
                """.formatted(group, artifact, version));

        Outcome outcome = copy.maven(List.of("test-compile", "-pl", module, "-am"));

        assertThat(outcome.output()).contains("enforce (" + rule + ") on project");
        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void twoVersionsOfOneLibraryStopTheBuild() throws IOException, InterruptedException {
        ProjectCopy copy = ProjectCopy.ofPoms(folder);
        copy.replace("infra/pom.xml", "<artifactId>jsii-runtime</artifactId>", "<artifactId>jsii-none</artifactId>");

        Outcome outcome = copy.maven(List.of("test-compile", "-pl", "infra", "-am"));

        assertThat(outcome.output()).contains("enforce (one-version-of-each-library) on project infra");
        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void aBadlyFormattedFileStopsTheBuild() throws IOException, InterruptedException {
        ProjectCopy copy = ProjectCopy.ofPoms(folder);
        copy.write(
                "model/src/main/java/dev/invoicearchive/model/Planted.java",
                "package dev.invoicearchive.model;\nclass Planted{int x ;}\n");

        Outcome outcome = copy.maven(List.of("validate", "-pl", "model", "-am"));

        assertThat(outcome.output()).contains("format-check", "Planted.java");
        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_17, max = JRE.JAVA_17)
    void aWarningOfTheCompilerStopsTheBuildOnTheOldestJava() throws IOException, InterruptedException {
        ProjectCopy copy = ProjectCopy.ofPoms(folder);
        copy.write("model/src/main/java/dev/invoicearchive/model/Planted.java", """
                package dev.invoicearchive.model;

                class Planted {
                    java.util.List raw;
                }
                """);

        Outcome outcome = copy.maven(List.of("compile", "-pl", "model", "-am"));

        assertThat(outcome.output()).contains("found raw type", "COMPILATION ERROR");
        assertThat(outcome.exitCode()).isNotZero();
    }
}
