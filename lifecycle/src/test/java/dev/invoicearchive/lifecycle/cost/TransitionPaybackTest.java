package dev.invoicearchive.lifecycle.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import dev.invoicearchive.model.ObjectKeys;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a move pays is right for small and for large objects, and the size from which on it does is the smallest. */
class TransitionPaybackTest {
    private static final long MB = 1 << 20;
    private static final int SEVEN_YEARS = 7;

    @Test
    void aLargeObjectSavesItsMoveWithinAMonth() {
        TransitionPayback payback = payback(MB, StorageClass.STANDARD, 35, StorageClass.GLACIER_IR);

        // A thousand: 0.02 to move; 1000 / 1024 GB x (0.023 - 0.004) a month; (2555 - 35) x 12 / 365 months.
        assertThat(payback.cost()).isEqualByComparingTo("0.02");
        assertThat(payback.savedPerMonth()).isEqualByComparingTo("0.018555");
        assertThat(payback.months().orElseThrow()).isEqualByComparingTo("1.1");
        assertThat(payback.net()).isEqualByComparingTo("1.517243");
    }

    @Test
    void aSmallObjectIsBilledForMoreThanItIsAndNeverPays() {
        TransitionPayback payback = payback(8192, StorageClass.STANDARD, 35, StorageClass.GLACIER_IR);

        // 8 KB x 0.023 as against 128 KB x 0.004, in GB.
        assertThat(payback.savedPerMonth()).isEqualByComparingTo("-0.000313");
        assertThat(payback.months()).isEmpty();
        assertThat(payback.net()).isNegative();
    }

    @ParameterizedTest(name = "{0} at {1} days to {2}")
    @CsvSource({
        "STANDARD,   35, GLACIER_IR",
        "STANDARD,   35, DEEP_ARCHIVE",
        "STANDARD,  125, GLACIER",
        "STANDARD,   30, STANDARD_IA",
        "GLACIER_IR,400, DEEP_ARCHIVE"
    })
    void theSmallestObjectThatPaysIsTheSmallest(StorageClass from, int days, StorageClass to) {
        long smallest = payback(MB, from, days, to).smallestBytes().orElseThrow();

        assertThat(payback(smallest, from, days, to).net()).isNotNegative();
        // Net amounts are shown with six decimals for a thousand objects: ten bytes less are below them.
        assertThat(payback(smallest - 64, from, days, to).net()).isNegative();
    }

    @Test
    void aMoveAtTheEndOfTheTermNeverPays() {
        TransitionPayback late = payback(MB, StorageClass.STANDARD, SEVEN_YEARS * 365, StorageClass.GLACIER_IR);

        assertThat(late.net()).isEqualByComparingTo("-0.02");
        assertThat(late.smallestBytes()).isEmpty();
    }

    @Test
    void objectsBelowTheSizeOfTheRulesStayWhereTheyAreAndTheEstimateSaysSo() {
        CostEstimate estimate = estimate(CostInput.DEFAULT);

        assertThat(estimate.warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("Objects of Invoice/ stay in STANDARD: on average they have 8374 bytes"));
        assertThat(estimate.paybacks())
                .filteredOn(payback -> payback.prefix().equals("Invoice/"))
                .hasSize(2)
                .allSatisfy(payback -> assertThat(payback.moved()).isFalse());
    }

    @Test
    void aRestoreOfWhatIsNeverColdIsSaidToBeNone() {
        Reading reading = CostInput.DEFAULT.reading();
        CostEstimate estimate = estimate(CostInput.DEFAULT.with(new Reading(
                reading.queriesPerMonth(),
                reading.bytesPerQuery(),
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                7,
                false)));

        assertThat(estimate.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("Nothing is restored"));
        assertThat(estimate.byService()).doesNotContainKey("S3 restore");
    }

    private static CostEstimate estimate(CostInput input) {
        return new CostCalculator(PriceListFile.shipped(), RetentionRulesFile.shipped()).estimate(input);
    }

    private static TransitionPayback payback(long bytes, StorageClass from, int days, StorageClass to) {
        Zone zone =
                new Zone(ObjectKeys.SEALED, new Arrivals.Steady(BigDecimal.ONE), BigDecimal.valueOf(bytes), List.of());
        return TransitionPayback.of(PriceListFile.shipped(), zone, from, new Transition(days, to), true, SEVEN_YEARS);
    }
}
