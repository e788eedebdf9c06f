package dev.invoicearchive.lifecycle.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long things lie where is exact: the formulas agree with counting, and no moment is lost between two ages. */
class ArrivalsTest {
    private static final int PARTS_OF_A_MONTH = 365;
    private static final int PARTS_OF_A_DAY = 12;
    private static final int YEAR = 12;

    @Test
    void aYearHasTwelveTimesWhatAMonthHas() {
        // 100 a day for 365 days.
        assertThat(made(100, YEAR)).isEqualByComparingTo("36500");
        assertThat(made(100, 84)).isEqualByComparingTo("255500");
    }

    @Test
    void whatNeverLeavesGrowsLikeATriangle() {
        // After a year 12 objects lie there, one more each month: 12 x 12 / 2 = 72 object-months.
        BigDecimal perDay = new BigDecimal("12").divide(new BigDecimal("365"), Bytes.EXACT_ENOUGH);

        assertThat(round(new Arrivals.Steady(perDay).kept(0, Arrivals.NEVER).until(YEAR)))
                .isEqualByComparingTo("72");
    }

    @Test
    void whatLeavesAfterADayLiesForADay() {
        // 10 a day, each for a day: after the first, which fills up, always 10 of them.
        Flow kept = new Arrivals.Steady(BigDecimal.TEN).kept(0, 1);

        BigDecimal secondYear = kept.until(2 * YEAR).subtract(kept.until(YEAR));
        assertThat(round(secondYear)).isEqualByComparingTo("120");
    }

    @Test
    void onlyWhatIsOldEnoughReachesAnAge() {
        Arrivals steady = new Arrivals.Steady(BigDecimal.TEN);

        assertThat(round(steady.reaching(35).until(1))).isEqualByComparingTo("0");
        // 365 days less 35, ten a day.
        assertThat(round(steady.reaching(35).until(YEAR))).isEqualByComparingTo("3300");
        assertThat(new Arrivals.Once(BigDecimal.TEN).reaching(365).until(YEAR)).isEqualByComparingTo("10");
        assertThat(new Arrivals.Once(BigDecimal.TEN).reaching(366).until(YEAR)).isEqualByComparingTo("0");
    }

    @Test
    void whatCameAtOnceLiesForAsLongAsItIsOld() {
        Arrivals once = new Arrivals.Once(new BigDecimal("5"));

        assertThat(once.made().until(0)).isEqualByComparingTo("0");
        assertThat(round(once.kept(0, 365).until(84))).isEqualByComparingTo("60");
        assertThat(round(once.kept(365, Arrivals.NEVER).until(84))).isEqualByComparingTo("360");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFormulaCountsLikeAWalkThroughTime(long seed) {
        Random random = new Random(seed);
        int months = 1 + random.nextInt(84);
        int from = random.nextInt(400);
        int to = from + random.nextInt(2000);
        BigDecimal perDay = BigDecimal.valueOf(1 + random.nextInt(10_000));

        assertThat(round(new Arrivals.Steady(perDay).kept(from, to).until(months)))
                .isEqualByComparingTo(round(counted(perDay, months, from, to)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void nothingIsLostBetweenTwoAges(long seed) {
        Random random = new Random(seed);
        BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(1_000_000));
        int months = 1 + random.nextInt(120);
        int age = random.nextInt(3000);
        for (Arrivals arrivals : new Arrivals[] {new Arrivals.Steady(number), new Arrivals.Once(number)}) {
            BigDecimal parts = arrivals.kept(0, age)
                    .plus(arrivals.kept(age, Arrivals.NEVER))
                    .until(months);

            assertThat(round(parts))
                    .isEqualByComparingTo(round(arrivals.kept(0, Arrivals.NEVER).until(months)));
        }
    }

    /** Walks through time in parts; what lies there changes evenly within one, so its middle is exact. */
    private static BigDecimal counted(BigDecimal perDay, int months, int fromDays, int toDays) {
        long halves = 0;
        for (long time = 0; time < (long) months * PARTS_OF_A_MONTH; time++) {
            halves += there(time, fromDays, toDays) + there(time + 1, fromDays, toDays);
        }
        return perDay.multiply(BigDecimal.valueOf(halves))
                .divide(BigDecimal.valueOf(2L * PARTS_OF_A_DAY * PARTS_OF_A_MONTH), Bytes.EXACT_ENOUGH);
    }

    private static long there(long time, int fromDays, int toDays) {
        return Math.min(time, (long) toDays * PARTS_OF_A_DAY) - Math.min(time, (long) fromDays * PARTS_OF_A_DAY);
    }

    private static BigDecimal made(long perDay, int months) {
        return round(new Arrivals.Steady(BigDecimal.valueOf(perDay)).made().until(months));
    }

    private static BigDecimal round(BigDecimal value) {
        return value.setScale(9, RoundingMode.HALF_UP);
    }
}
