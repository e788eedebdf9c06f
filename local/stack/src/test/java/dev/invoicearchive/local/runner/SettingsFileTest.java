package dev.invoicearchive.local.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory keeps the settings that it was made with; only its first day may move, and only to an earlier one. */
class SettingsFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstDayOfANewDirectoryIsTheOneThatIsNamed() throws IOException {
        assertThat(firstDay("2009-12-01", Map.of("ARCHIVE_FIRST_DAY", "2015-01-01")))
                .isEqualTo("2009-12-01");
        assertThat(firstDay("", Map.of())).isEqualTo("2009-12-01");
    }

    @Test
    void theFirstDayMovesToAnEarlierOneAndTheOtherSettingsStay() throws IOException {
        firstDay("", Map.of("ARCHIVE_CURRENCY_SYMBOL", "€"));
        assertThat(firstDay("2009-12-01", Map.of())).isEqualTo("2009-12-01");
        assertThat(firstDay("2009-12-01", Map.of())).isEqualTo("2009-12-01");
        assertThat(file().loadOrKeep(Map.of()).currencySymbol()).isEqualTo("€");
    }

    @Test
    void theFirstDayNeverMovesToALaterOne() throws IOException {
        firstDay("2009-12-01", Map.of());
        byte[] before = Files.readAllBytes(folder.resolve("settings.json"));

        assertThatThrownBy(() -> firstDay("2009-12-02", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Invalid first day: 2009-12-02, expected 2009-12-01 or earlier");
        assertThat(folder.resolve("settings.json")).hasBinaryContent(before);
    }

    private String firstDay(String named, Map<String, String> given) throws IOException {
        SettingsFile settings = file();
        if (!named.isEmpty()) {
            settings.beginAt(LocalDate.parse(named));
        }
        return settings.loadOrKeep(given).firstDay().toString();
    }

    private SettingsFile file() {
        return new SettingsFile(new LocalFiles(), folder.resolve("settings.json"));
    }
}
