package dev.invoicearchive.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that an installation's names reach the function, and that a misspelled one is refused. */
class TotalsSettingsTest {
    @Test
    void anEmptyEnvironmentGivesTheNamesOfTheUseCase() {
        TotalsSettings settings = TotalsSettings.fromEnvironment(Map.of());

        assertThat(settings).isEqualTo(TotalsSettings.DEFAULT);
        assertThat(settings.totalsTable()).isEqualTo("InvoiceTotal");
        assertThat(settings.claimsTable()).isEqualTo("InvoiceTotalClaim");
    }

    @Test
    void everyNameCanBeSet() {
        TotalsSettings settings = TotalsSettings.fromEnvironment(Map.of(
                "TOTALS_TABLE", "Totals",
                "TOTALS_CLAIMS_TABLE", "Claims",
                "ARCHIVE_AMOUNT_ATTRIBUTE", "Sum"));

        assertThat(settings.totalsTable()).isEqualTo("Totals");
        assertThat(settings.claimsTable()).isEqualTo("Claims");
        assertThat(settings.archive().attributes().amount()).isEqualTo("Sum");
    }

    @Test
    void aMisspelledSettingOfTheArchiveIsNamed() {
        assertThatThrownBy(() -> TotalsSettings.fromEnvironment(Map.of("ARCHIVE_AMOUNT", "Sum")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ARCHIVE_AMOUNT");
    }
}
