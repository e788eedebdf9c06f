package dev.invoicearchive.lifecycle.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules hold what the design promises, and every way to break them is refused by name. */
class RetentionRulesFileTest {
    @Test
    void theShippedRulesKeepSevenYearsAndNeverExpire() {
        RetentionRules rules = RetentionRulesFile.shipped();

        assertThat(rules.retentionYears()).isEqualTo(7);
        assertThat(rules.expiryYears()).isEmpty();
        assertThat(rules.zones())
                .extracting(ZoneRules::prefix)
                .containsExactly("Invoice/", "source/", "errors/", "sealed/", "manifests/", "rollup/");
    }

    @Test
    void theShippedRulesLetNothingTurnColdTooEarly() {
        RetentionRules rules = RetentionRulesFile.shipped();

        assertThat(rules.zone("Invoice/").transitions()).first().isEqualTo(new Transition(35, StorageClass.GLACIER_IR));
        assertThat(rules.zone("source/").transitions())
                .allSatisfy(transition -> assertThat(transition.afterDays()).isGreaterThanOrEqualTo(35));
        assertThat(rules.zone("sealed/").transitions())
                .allSatisfy(transition ->
                        assertThat(transition.storageClass().isQueryable()).isTrue());
    }

    @Test
    void theRetentionIsAParameter() {
        assertThat(RetentionRulesFile.shipped().withRetentionYears(10).retentionYears())
                .isEqualTo(10);
    }

    @Test
    void objectsNeverExpireBeforeTheyHaveMovedAndPaidForTheirClass() throws IOException {
        String late = shippedText()
                .replace(
                        "\"afterDays\": 400, \"storageClass\": \"DEEP_ARCHIVE\"",
                        "\"afterDays\": 2900, \"storageClass\": \"DEEP_ARCHIVE\"");
        RetentionRules rules = RetentionRulesFile.parse("rules.json", late);

        assertThat(rules.withExpiryYears(Optional.of(9)).expiryYears()).contains(9);
        assertThatThrownBy(() -> rules.withExpiryYears(Optional.of(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid expiryYears: 8 for Invoice/, expected more than 3080 days");
    }

    @Test
    void aNegativeSizeIsRefused() throws IOException {
        String negative = shippedText().replace("131072", "-1");

        assertThatThrownBy(() -> RetentionRulesFile.parse("rules.json", negative))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid transitionBytesMin: -1");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBrokenRuleIsRefused(String change, String from, String to, String message) throws IOException {
        String shipped = shippedText();
        assertThat(shipped).contains(from);

        assertThatThrownBy(() -> RetentionRulesFile.parse("rules.json", shipped.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> aBrokenRuleIsRefused() {
        return Stream.of(
                Arguments.of(
                        "delivered objects turn cold early",
                        "\"afterDays\": 35, \"storageClass\": \"GLACIER_IR\"",
                        "\"afterDays\": 34, \"storageClass\": \"GLACIER_IR\"",
                        "Invalid transition of Invoice/: GLACIER_IR at 34 days, expected 35 or later"),
                Arguments.of(
                        "source objects turn cold early",
                        "\"afterDays\": 35, \"storageClass\": \"DEEP_ARCHIVE\"",
                        "\"afterDays\": 1, \"storageClass\": \"DEEP_ARCHIVE\"",
                        "Invalid transition of source/: DEEP_ARCHIVE at 1 days, expected 35 or later"),
                Arguments.of(
                        "the alarm comes later than objects turn cold",
                        "\"missingSealAlarmDays\": 5",
                        "\"missingSealAlarmDays\": 6",
                        "expected 36 or later, so that a missing seal is noticed"),
                Arguments.of(
                        "sealed history turns cold",
                        "\"afterDays\": 125, \"storageClass\": \"GLACIER_IR\"",
                        "\"afterDays\": 125, \"storageClass\": \"GLACIER\"",
                        "Invalid transition of sealed/: GLACIER, expected GLACIER_IR at the coldest"),
                Arguments.of(
                        "a class is left before its minimum charge is used",
                        "\"afterDays\": 400",
                        "\"afterDays\": 100",
                        "DEEP_ARCHIVE at 100 days, expected 125 or later, because GLACIER_IR is billed for 90 days"),
                Arguments.of(
                        "a warmer class follows",
                        "\"afterDays\": 400, \"storageClass\": \"DEEP_ARCHIVE\"",
                        "\"afterDays\": 400, \"storageClass\": \"STANDARD_IA\"",
                        "STANDARD_IA after GLACIER_IR, expected a colder class"),
                Arguments.of(
                        "objects expire before their lock ends",
                        "\"expiryYears\": null",
                        "\"expiryYears\": 7",
                        "Invalid expiryYears: 7, expected more than the 7 years of retention"),
                Arguments.of("no retention", "\"retentionYears\": 7", "\"retentionYears\": 0", "expected 1 or more"),
                Arguments.of("a zone is missing", "\"source/\"", "\"sauce/\"", "Missing rules of source/"),
                Arguments.of("a zone stands twice", "\"errors/\"", "\"source/\"", "source/ twice"),
                Arguments.of("no slash", "\"rollup/\"", "\"rollup\"", "expected one that ends with a slash"),
                Arguments.of("a missing field", "\"expiryYears\": null,", "", "expiryYears"),
                Arguments.of("an unknown field", "\"expiryYears\"", "\"colour\": 1, \"expiryYears\"", "colour"),
                Arguments.of("an unknown class", "\"DEEP_ARCHIVE\"", "\"FREEZER\"", "FREEZER"),
                Arguments.of("not JSON", "\"zones\": [", "\"zones\": [[", "rules.json"));
    }

    private static String shippedText() throws IOException {
        try (InputStream stream = RetentionRulesFile.class.getResourceAsStream("rules.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
