package dev.invoicearchive.lifecycle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how days are cut into ranges. */
class DayRangeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01, 2026-01-01",
        "2026-01-01, 2026-04-10, 2026-04-10",
        "2026-01-01, 2026-04-11, 2026-03-31",
        "2026-01-15, 2027-01-01, 2026-03-31",
        "2025-11-22, 2027-01-01, 2026-02-28",
        "2023-12-01, 2027-01-01, 2024-02-29"
    })
    void endsWithAMonthUnlessItReachesTheEnd(LocalDate first, LocalDate through, LocalDate last) {
        DayRange range = DayRange.from(first, through, 100);

        assertThat(range.last()).isEqualTo(last);
        assertThat(range.days()).hasSize(range.length()).hasSizeLessThanOrEqualTo(100);
        assertThat(range.days().get(0)).isEqualTo(first);
    }
}
