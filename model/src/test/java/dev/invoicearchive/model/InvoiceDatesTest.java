package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which texts are business dates, and of which day. */
class InvoiceDatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20",
        "2024-02-29, 2024-02-29",
        "2026-11-20 23:59:59, 2026-11-20",
        "2026-11-20T23:30:00-05:00, 2026-11-21",
        "2026-11-20T00:30:00+02:00, 2026-11-19",
        "2026-11-20T00:00:00Z, 2026-11-20"
    })
    void theDefaultFormatsNameTheDayInUtc(String text, LocalDate date) {
        assertThat(dates(ArchiveSettings.DEFAULT.invoiceDateFormats(), "Z").read(text))
                .contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-04-31",
                "2026-13-01",
                "2026-1-1",
                "2026-11-20 24:00:00",
                "2026-11-20T10:00:00",
                " 2026-11-20",
                "2026-11-20x",
                "06062016",
                "0000-01-01",
                "-0001-01-01",
                "+12026-01-01",
                "\u0662026-01-01"
            })
    void anythingElseIsNoDate(String text) {
        assertThat(dates(ArchiveSettings.DEFAULT.invoiceDateFormats(), "Z").read(text))
                .isEmpty();
    }

    @Test
    void aTextWithOffsetNamesTheDayInTheConfiguredZoneAndOneWithoutItsOwn() {
        InvoiceDates berlin = dates(ArchiveSettings.DEFAULT.invoiceDateFormats(), "Europe/Berlin");
        assertThat(berlin.read("2026-11-20T23:30:00Z")).contains(LocalDate.of(2026, 11, 21));
        assertThat(berlin.read("2026-11-20 23:30:00")).contains(LocalDate.of(2026, 11, 20));
        assertThat(berlin.read("2026-11-20")).contains(LocalDate.of(2026, 11, 20));
    }

    @Test
    void theFirstFormatThatFitsDecides() {
        assertThat(dates(List.of("MMdduuuu", "ddMMuuuu"), "Z").read("06072016")).contains(LocalDate.of(2016, 6, 7));
        assertThat(dates(List.of("ddMMuuuu", "MMdduuuu"), "Z").read("06072016")).contains(LocalDate.of(2016, 7, 6));
        assertThat(dates(List.of("MMdduuuu", "ddMMuuuu"), "Z").read("31012016")).contains(LocalDate.of(2016, 1, 31));
    }

    @Test
    void aZonesNameIsAnOffsetToo() {
        assertThat(dates(List.of("uuuu-MM-dd HH:mm VV"), "Z").read("2026-11-20 23:30 America/New_York"))
                .contains(LocalDate.of(2026, 11, 21));
    }

    private static InvoiceDates dates(List<String> formats, String zone) {
        ArchiveSettings defaults = ArchiveSettings.DEFAULT;
        return new InvoiceDates(new ArchiveSettings(
                defaults.attributes(), formats, ZoneId.of(zone), defaults.currencySymbol(), defaults.firstDay()));
    }

    @Test
    void theAnswerDoesNotDependOnWhatWasReadBefore() {
        InvoiceDates dates = dates(ArchiveSettings.DEFAULT.invoiceDateFormats(), "Z");
        List<String> texts = List.of("2026-11-20", "2026-11-20", "", "no date", "no date", "2026-11-20", "2026-11-21");

        assertThat(texts).allSatisfy(text -> assertThat(dates.read(text))
                .isEqualTo(
                        dates(ArchiveSettings.DEFAULT.invoiceDateFormats(), "Z").read(text)));
    }
}
