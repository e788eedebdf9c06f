package dev.invoicearchive.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every module's sources keep the rules, and every rule notices the violation that is planted for it. */
class SourceRulesTest {
    private static final List<JavaSource> SOURCES = Project.current().sources();

    @ParameterizedTest
    @EnumSource
    void theProjectKeepsTheRule(SourceRule rule) {
        assertThat(SOURCES).hasSizeGreaterThan(20);
        assertThat(rule.findings(SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedViolationIsFound(SourceRule rule) {
        List<JavaSource> planted = JavaSource.parse(List.of(
                new SourceText("model/src/main/java/dev/invoicearchive/planted/Planted.java", plantedFor(rule))));

        assertThat(rule.findings(planted))
                .singleElement()
                .asString()
                .containsAnyOf("Planted.java", "dev.invoicearchive.planted");
    }

    private static String plantedFor(SourceRule rule) {
        return switch (rule) {
            case FILES_STAY_SHORT -> inClass("\n".repeat(400));
            case METHODS_STAY_SHORT -> inClass("void longOne() {" + "\n".repeat(50) + "}");
            case EVERY_PACKAGE_SAYS_WHAT_IT_IS -> inClass("");
            case ATTRIBUTES_ARE_SPELT_IN_ONE_CLASS -> inClass("String country = \"Trans_country\";");
            case NOBODY_SLEEPS -> inClass("void waitBlindly() throws Exception { Thread.sleep(1); }");
            case NO_TEST_IS_SWITCHED_OFF -> inClass("@Disabled void offForNow() {}");
            case TYPES_ARE_WRITTEN_OUT -> inClass("void guess() { var amount = 1; }");
            case NOTHING_IS_SWALLOWED -> inClass("void swallow() { try { run(); } catch (Exception e) { } }");
        };
    }

    private static String inClass(String body) {
        return "package dev.invoicearchive.planted;\n\nclass Planted {\n" + body + "\n}\n";
    }
}
