package dev.invoicearchive.queries.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves that statements name their days as literals, and never more of them than Athena writes at once. */
class DaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);

    @Test
    @DisplayName("days that follow each other are a range, others a list, in any order given")
    void conditions() {
        assertThat(Days.between(DAY, DAY.plusDays(3)).ofDelivered())
                .isEqualTo("day BETWEEN '2026/02/27' AND '2026/03/02'");
        Days apart = Days.of(List.of(DAY.plusDays(2), DAY, DAY));
        assertThat(apart.ofDelivered()).isEqualTo("day IN ('2026/02/27', '2026/03/01')");
        assertThat(apart.ofSealed()).isEqualTo("day IN (DATE '2026-02-27', DATE '2026-03-01')");
    }

    @Test
    @DisplayName("a hundred days are the most, none are too few")
    void limits() {
        assertThat(Days.between(DAY, DAY.plusDays(99)).days()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Days.between(DAY, DAY.plusDays(100)))
                .withMessageContaining("expected 1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Days.of(List.of()))
                .withMessageContaining("Invalid number of days: 0");
    }

    @Test
    @DisplayName("no statement has a place left, a clock, or a name of a table that could end it")
    void statements() {
        Days days = Days.between(DAY, DAY);
        List<YearMonth> months = List.of(YearMonth.of(2026, 2));
        assertThat(List.of(
                        SealStatements.compact("w", days),
                        SealStatements.compactLate("w", days),
                        SealStatements.rollUpDaily("w", "r"),
                        SealStatements.rollUpMonthly("w", "r", months, Optional.of(days)),
                        SealStatements.deliveredTotals(days),
                        SealStatements.lateTotals(days),
                        SealStatements.tableTotals("w"),
                        SealStatements.conflicts(days, 5),
                        SealStatements.files("w"),
                        SealStatements.drop("w")))
                .allSatisfy(sql -> assertThat(sql)
                        .doesNotContain("${", ";", "--")
                        .doesNotContainIgnoringCase("now(")
                        .doesNotContainIgnoringCase("current_"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealStatements.drop("w; DROP TABLE sealed"))
                .withMessageContaining("Invalid work table");
    }
}
