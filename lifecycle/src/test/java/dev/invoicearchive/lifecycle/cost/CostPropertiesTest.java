package dev.invoicearchive.lifecycle.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.cost.prices.Price;
import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any volumes: sums agree to the cent, more never costs less, years do not depend on the term. */
class CostPropertiesTest {
    private static final PriceList PRICES = PriceListFile.shipped();
    private static final RetentionRules RULES = RetentionRulesFile.shipped();
    private static final CostCalculator CALCULATOR = new CostCalculator(PRICES, RULES);
    private static final int SEEDS = 16;
    /** With questions more can cost less: sealed days grow larger, and so many bytes are in fewer objects. */
    private static final Reading NO_QUESTIONS =
            new Reading(BigDecimal.ZERO, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 1, false);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTotalIsTheSumOfItsLinesWhicheverWayItIsAdded(long seed) {
        CostEstimate estimate = CALCULATOR.estimate(input(new Random(seed)));

        BigDecimal byYears = IntStream.rangeClosed(1, estimate.input().years())
                .mapToObj(estimate::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal byServices =
                estimate.byService().values().stream().map(CostEstimate::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(estimate.total()).isEqualTo(byYears).isEqualTo(byServices);
        assertThat(estimate.total().scale()).isEqualTo(Price.CENTS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachLineIsItsQuantityTimesItsPriceAndNeverNegative(long seed) {
        for (CostLine line : CALCULATOR.estimate(input(new Random(seed))).lines()) {
            assertThat(line.amount()).as(line.item()).isEqualTo(line.price().of(line.quantity()));
            assertThat(line.quantities()).as(line.item()).allSatisfy(quantity -> assertThat(quantity)
                    .isNotNegative());
            assertThat(line.amounts()).as(line.item()).allSatisfy(amount -> assertThat(amount)
                    .isNotNegative());
            assertThat(line.price()).isEqualTo(PRICES.get(line.key()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aYearCostsTheSameHoweverLongTheTermIs(long seed) {
        CostInput input = input(new Random(seed));
        CostEstimate estimate = CALCULATOR.estimate(input);
        CostEstimate longer = CALCULATOR.estimate(
                new CostInput(input.workload(), input.delivery(), input.reading(), input.years() + 1));

        for (int year = 1; year <= input.years(); year++) {
            assertThat(longer.total(year)).isEqualTo(estimate.total(year));
        }
        assertThat(longer.total()).isGreaterThan(estimate.total());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twiceTheChangesNeverCostLess(long seed) {
        CostInput input = input(new Random(seed)).with(NO_QUESTIONS);
        BigDecimal twice = input.workload().changesPerDay().multiply(BigDecimal.valueOf(2));

        assertThat(CALCULATOR
                        .estimate(input.with(input.workload().withChangesPerDay(twice)))
                        .total())
                .isGreaterThanOrEqualTo(CALCULATOR.estimate(input).total());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHigherPriceNeverMakesTheTotalLower(long seed) {
        Random random = new Random(seed);
        CostInput input = input(random);
        PriceKey key = PriceKey.values()[random.nextInt(PriceKey.values().length)];
        Price price = PRICES.get(key);
        Price higher = new Price(
                price.amount().add(BigDecimal.ONE),
                price.per(),
                price.unit(),
                price.region(),
                price.asOf(),
                price.source(),
                price.confidence());

        CostEstimate dearer = new CostCalculator(PRICES.with(Map.of(key, higher)), RULES).estimate(input);
        CostEstimate estimate = CALCULATOR.estimate(input);
        assertThat(dearer.total()).as(key.key()).isGreaterThanOrEqualTo(estimate.total());
        assertThat(dearer.lines().stream().map(CostLine::quantity).toList())
                .isEqualTo(estimate.lines().stream().map(CostLine::quantity).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allThatIsMadeLiesSomewhere(long seed) {
        CostInput input = input(new Random(seed));
        int months = input.years() * Flow.MONTHS_OF_A_YEAR;
        for (Zone zone : new Zones(input, new Volumes(input), RULES).all()) {
            BigDecimal there = zone.stays().stream()
                    .map(stay ->
                            zone.objects().kept(stay.fromDays(), stay.toDays()).until(months))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(there.subtract(zone.objects().kept(0, Arrivals.NEVER).until(months))
                            .abs())
                    .isLessThan(new BigDecimal("0.000001"));
        }
    }

    private static CostInput input(Random random) {
        int edits = random.nextInt(101);
        return new CostInput(
                new Workload(
                        BigDecimal.valueOf(1 + random.nextInt(1 << (1 + random.nextInt(23)))),
                        1 + random.nextInt(20_000),
                        edits,
                        random.nextInt(101 - edits),
                        1 + random.nextInt(20),
                        BigDecimal.valueOf(random.nextBoolean() ? 0 : random.nextInt(50_000_000))),
                new Delivery(
                        1 + random.nextInt(900),
                        60 + random.nextInt(841),
                        1 + random.nextInt(24),
                        1 + random.nextInt(16),
                        1 + random.nextInt(3),
                        1 + random.nextInt(100),
                        1 + random.nextInt(100)),
                new Reading(
                        BigDecimal.valueOf(random.nextInt(10_000)),
                        random.nextInt(2_000_000_000),
                        random.nextInt(101),
                        random.nextInt(3),
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(random.nextInt(1000)),
                        BigDecimal.valueOf(random.nextInt(1000)),
                        1 + random.nextInt(30),
                        random.nextBoolean()),
                1 + random.nextInt(10));
    }
}
