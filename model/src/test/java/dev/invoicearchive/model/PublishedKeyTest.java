package dev.invoicearchive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that keys of published files read back as what they were made of, and that no other key does. */
class PublishedKeyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 9);

    @Test
    void aKeyNamesTheTableThePeriodTheGenerationAndTheFile() {
        assertThat(PublishedKey.sealed(DAY, 1, 0).key()).isEqualTo("sealed/day=2026-02-09/g01-0.parquet");
        assertThat(PublishedKey.rollupDaily(DAY, 2, 3).key()).isEqualTo("rollup/daily/day=2026-02-09/g02-3.parquet");
        assertThat(PublishedKey.rollupMonthly(YearMonth.of(2026, 2), 12, 10).key())
                .isEqualTo("rollup/monthly/month=2026-02/g12-10.parquet");
    }

    @Test
    void aKeyReadsBack() {
        for (PublishedKey key : new PublishedKey[] {
            PublishedKey.sealed(DAY, 1, 0),
            PublishedKey.sealed(DAY, 100, 12),
            PublishedKey.rollupDaily(DAY, 2, 3),
            PublishedKey.rollupMonthly(YearMonth.of(2026, 2), 12, 10)
        }) {
            assertThat(PublishedKey.parse(key.key())).contains(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sealed/",
                "sealed/day=2026-02-09/",
                "sealed/day=2026-02-30/g01-0.parquet",
                "sealed/day=2026-02/g01-0.parquet",
                "sealed/month=2026-02/g01-0.parquet",
                "sealed/day=2026-02-09/g00-0.parquet",
                "sealed/day=2026-02-09/g1-0.parquet",
                "sealed/day=2026-02-09/g001-0.parquet",
                "sealed/day=2026-02-09/g01-00.parquet",
                "sealed/day=2026-02-09/g01-0.parquet.crc",
                "sealed/day=2026-02-09/x/g01-0.parquet",
                "rollup/day=2026-02-09/g01-0.parquet",
                "rollup/monthly/month=2026-13/g01-0.parquet",
                "rollup/monthly/day=2026-02-09/g01-0.parquet",
                "x/sealed/day=2026-02-09/g01-0.parquet"
            })
    void noOtherKeyDoes(String key) {
        assertThat(PublishedKey.parse(key)).isEmpty();
    }

    @Test
    void whatNoKeyCanSayIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishedKey.sealed(DAY, 0, 0))
                .withMessageContaining("Invalid generation");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishedKey(PublishedKey.Zone.ROLLUP_MONTHLY, DAY, 1, 0))
                .withMessageContaining("Invalid start of a month: 2026-02-09");
    }
}
