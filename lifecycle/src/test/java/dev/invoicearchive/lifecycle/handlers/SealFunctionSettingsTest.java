package dev.invoicearchive.lifecycle.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the function is told by its environment. */
class SealFunctionSettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "SEAL_ARCHIVE_BUCKET", "a",
            "SEAL_WORK_BUCKET", "w",
            "SEAL_DATABASE", "d",
            "SEAL_WORKGROUP", "g",
            "SEAL_KEY", "k",
            "SEAL_LOCK_MODE", "COMPLIANCE",
            "SEAL_LOCK_PERIOD", "P7Y",
            "SEAL_RULES_SHA256", "0".repeat(64),
            "SEAL_DAYS_MAX", "31",
            "SEAL_THREADS", "16");

    @Test
    @DisplayName("everything that infra sets is read, and the archive's first day with it")
    void reads() {
        Map<String, String> environment = new TreeMap<>(ALL);
        environment.put("ARCHIVE_FIRST_DAY", "2024-02-29");

        SealFunctionSettings settings = SealFunctionSettings.fromEnvironment(environment);

        assertThat(settings.seal().mode()).isEqualTo(RetentionMode.COMPLIANCE);
        assertThat(settings.seal().retention()).isEqualTo(Period.ofYears(7));
        assertThat(settings.seal().firstDay()).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(settings.daysMax()).isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource({
        "SEAL_LOCK_MODE, WEAK",
        "SEAL_LOCK_PERIOD, seven years",
        "SEAL_DAYS_MAX, 101",
        "SEAL_DAYS_MAX, 0",
        "SEAL_THREADS, many",
        "SEAL_KEY, ''"
    })
    @DisplayName("what is missing or cannot be is refused by the variable's name")
    void refuses(String variable, String value) {
        Map<String, String> environment = new TreeMap<>(ALL);
        environment.put(variable, value);

        assertThatThrownBy(() -> SealFunctionSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variable " + variable + ": ")
                .hasMessageContaining(", expected ");
    }
}
