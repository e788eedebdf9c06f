package dev.invoicearchive.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every module's classes keep the rules, and every rule fails on a class that is compiled here to break it. */
class ClassRulesTest {
    private static final JavaClasses PRODUCTION =
            new ClassFileImporter().importPaths(Project.current().classFolders());

    @ParameterizedTest
    @EnumSource
    void theArchiveKeepsTheRule(ClassRule rule) {
        assertThat(PRODUCTION.size()).isGreaterThan(20);
        rule.rule().check(PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedClassBreaksTheRule(ClassRule rule, @TempDir Path folder) {
        JavaClasses planted = PlantedClasses.compile(folder, plantFor(rule));

        assertThatThrownBy(() -> rule.rule().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Planted");
    }

    private static Map<String, String> plantFor(ClassRule rule) {
        return switch (rule) {
            case MODEL_STANDS_ALONE -> uses("model", "dev.invoicearchive.format.Companion");
            case FORMAT_USES_THE_MODEL -> uses("format", "dev.invoicearchive.transform.Companion");
            case TRANSFORM_USES_THE_FORMAT -> uses("transform", "dev.invoicearchive.totals.Companion");
            case TOTALS_USE_THE_MODEL -> uses("totals", "dev.invoicearchive.transform.Companion");
            case QUERIES_NEVER_MEET_A_WRITER -> uses("queries", "dev.invoicearchive.format.Companion");
            case LIFECYCLE_KNOWS_NO_LAMBDA -> uses("lifecycle", "dev.invoicearchive.totals.Companion");
            case AUDITOR_KNOWS_NO_LAMBDA_AND_NO_STAND_IN -> uses("auditor", "dev.invoicearchive.local.Companion");
            case INFRA_TAKES_LAMBDAS_AS_JARS -> uses("infra", "dev.invoicearchive.transform.Companion");
            case SERVERS_ONLY_IN_LOCAL -> uses("auditor", "com.amazonaws.services.dynamodbv2.local.Companion");
            case CDK_ONLY_IN_INFRA -> uses("local", "software.amazon.awscdk.Companion");
            case TIME_COMES_FROM_A_CLOCK -> has("totals", "Object now() { return java.time.Instant.now(); }");
            case AMOUNTS_ARE_EXACT ->
                has("totals", "long cents(java.math.BigDecimal amount) { return (long) amount.doubleValue(); }");
            case NO_FLOATING_POINT_IS_KEPT_OR_PASSED -> has("totals", "double amount;");
            case LIBRARIES_OF_THE_HOUSE -> uses("model", "com.example.shaded.Companion");
            case TIMES_ARE_OF_JAVA_TIME -> has("model", "Object date() { return new java.util.Date(0); }");
        };
    }

    private static Map<String, String> uses(String area, String companion) {
        int dot = companion.lastIndexOf('.');
        return Map.of(
                companion,
                "package " + companion.substring(0, dot) + "; public class " + companion.substring(dot + 1) + " {}",
                "dev.invoicearchive." + area + ".Planted",
                plantedClass(area, companion + " companion;"));
    }

    private static Map<String, String> has(String area, String body) {
        return Map.of("dev.invoicearchive." + area + ".Planted", plantedClass(area, body));
    }

    private static String plantedClass(String area, String body) {
        return "package dev.invoicearchive." + area + "; class Planted { " + body + " }";
    }
}
