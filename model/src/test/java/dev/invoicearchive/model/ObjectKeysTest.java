package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that object keys read back as the hour they were made of, and that no other key does. */
class ObjectKeysTest {
    private static final EventHour HOUR = new EventHour(LocalDate.of(2026, 2, 9), 4);

    @Test
    void aFolderNamesTheHour() {
        assertThat(ObjectKeys.deliveredFolder(HOUR)).isEqualTo("Invoice/2026/02/09/04/");
        assertThat(ObjectKeys.deliveredPrefix(HOUR, "token")).isEqualTo("Invoice/2026/02/09/04/token-");
    }

    @Test
    void aKeyReadsBackAsItsHour() {
        String key = ObjectKeys.deliveredPrefix(HOUR, "token") + "stream-1-2026-02-09.parquet";
        assertThat(ObjectKeys.eventHour(key)).contains(HOUR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Invoice/",
                "Invoice/2026/02/09/04/",
                "Invoice/2026/02/09/04/folder/object",
                "Invoice/2026/2/9/4/object",
                "Invoice/2026/02/30/04/object",
                "Invoice/2026/02/09/24/object",
                "invoice/2026/02/09/04/object",
                "source/2026/02/09/04/object",
                "x/Invoice/2026/02/09/04/object"
            })
    void noOtherKeyDoes(String key) {
        assertThat(ObjectKeys.eventHour(key)).isEmpty();
    }
}
