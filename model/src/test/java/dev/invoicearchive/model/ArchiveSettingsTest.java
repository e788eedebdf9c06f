package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that every setting has a default, a variable of its own, and a clear refusal. */
class ArchiveSettingsTest {

    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        assertThat(ArchiveSettings.fromEnvironment(Map.of())).isEqualTo(ArchiveSettings.DEFAULT);
    }

    @Test
    void othersVariablesArePassedOver() {
        assertThat(ArchiveSettings.fromEnvironment(Map.of("PATH", "/bin", "TOTALS_TABLE", "x")))
                .isEqualTo(ArchiveSettings.DEFAULT);
    }

    @Test
    void everyVariableSetsItsSetting() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ARCHIVE_INVOICE_NUMBER_ATTRIBUTE", "in");
        environment.put("ARCHIVE_TRANSACTION_ID_ATTRIBUTE", "TransactionIdentifier");
        environment.put("ARCHIVE_AMOUNT_ATTRIBUTE", "am");
        environment.put("ARCHIVE_COUNTRY_ATTRIBUTE", "co");
        environment.put("ARCHIVE_INVOICE_DATE_ATTRIBUTE", "da");
        environment.put("ARCHIVE_INVOICE_DOC_ATTRIBUTE", "do");
        environment.put("ARCHIVE_CHANGED_BY_ATTRIBUTE", "by");
        environment.put("ARCHIVE_EXPIRES_AT_ATTRIBUTE", "ex");
        environment.put("ARCHIVE_INVOICE_DATE_FORMATS", "dd.MM.uuuu|MMdduuuu");
        environment.put("ARCHIVE_INVOICE_DATE_ZONE", "Europe/Berlin");
        environment.put("ARCHIVE_CURRENCY_SYMBOL", "EUR");
        environment.put("ARCHIVE_FIRST_DAY", "2024-02-29");
        assertThat(environment.keySet()).containsExactlyElementsOf(SettingsEnvironment.KEYS);
        assertThat(ArchiveSettings.fromEnvironment(environment))
                .isEqualTo(new ArchiveSettings(
                        new Attributes("in", "TransactionIdentifier", "am", "co", "da", "do", "by", "ex"),
                        List.of("dd.MM.uuuu", "MMdduuuu"),
                        ZoneId.of("Europe/Berlin"),
                        "EUR",
                        LocalDate.of(2024, 2, 29)));
    }

    @Test
    void anUnknownVariableIsRefused() {
        assertThatThrownBy(() -> ArchiveSettings.fromEnvironment(Map.of("ARCHIVE_FIRSTDAY", "2024-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid setting: ARCHIVE_FIRSTDAY, expected ")
                .hasMessageContaining("ARCHIVE_FIRST_DAY")
                .hasMessageEndingWith("Correct the name or remove the variable.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ARCHIVE_FIRST_DAY | yesterday | Invalid ARCHIVE_FIRST_DAY: yesterday, expected a day",
                "ARCHIVE_FIRST_DAY | 2023-02-29 | Invalid ARCHIVE_FIRST_DAY: 2023-02-29, expected a day",
                "ARCHIVE_FIRST_DAY | 1969-12-31 | Invalid first day: 1969-12-31, expected 1970-01-01 or later.",
                "ARCHIVE_INVOICE_DATE_ZONE | Mars/Base | Invalid ARCHIVE_INVOICE_DATE_ZONE: Mars/Base, expected a time zone",
                "ARCHIVE_INVOICE_DATE_FORMATS | yyyy-MM-dd | Invalid date pattern: yyyy-MM-dd, expected one that names a day",
                "ARCHIVE_INVOICE_DATE_FORMATS | HH:mm | Invalid date pattern: HH:mm, expected one that names a day",
                "ARCHIVE_INVOICE_DATE_FORMATS | {oops | Invalid date pattern: {oops, expected one that names a day",
                "ARCHIVE_INVOICE_DATE_FORMATS | '' | Invalid date pattern: , expected one that names a day",
                "ARCHIVE_CURRENCY_SYMBOL | -$ | Invalid currency symbol: -$, expected one without digits",
                "ARCHIVE_AMOUNT_ATTRIBUTE | '' | Invalid attribute names: ",
                "ARCHIVE_AMOUNT_ATTRIBUTE | InvoiceDoc | Invalid attribute names: "
            })
    void aBadValueIsRefusedWithTheNextStep(String key, String value, String message) {
        assertThatThrownBy(() -> ArchiveSettings.fromEnvironment(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("Correct the variable");
    }

    @Test
    void withoutDatePatternsNothingWorks() {
        ArchiveSettings defaults = ArchiveSettings.DEFAULT;
        assertThatThrownBy(() -> new ArchiveSettings(
                        defaults.attributes(), List.of(), defaults.invoiceDateZone(), "$", defaults.firstDay()))
                .hasMessage("Missing date patterns: none, expected at least one.");
    }
}
