package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the archive costs. Amounts are US dollars in whole cents, and every sum is the sum of its lines.
 *
 * @param input what was asked
 * @param prices what was calculated with
 * @param derived volumes that follow from the input
 * @param lines of the bill
 * @param roundedUp what is billed for more than it is
 * @param paybacks every move of the rules
 * @param warnings what a reader should know before believing the total
 */
public record CostEstimate(
        CostInput input,
        PriceList prices,
        List<Derived> derived,
        List<CostLine> lines,
        List<RoundedUp> roundedUp,
        List<TransitionPayback> paybacks,
        List<String> warnings) {
    public CostEstimate {
        derived = List.copyOf(derived);
        lines = List.copyOf(lines);
        roundedUp = List.copyOf(roundedUp);
        paybacks = List.copyOf(paybacks);
        warnings = List.copyOf(warnings);
    }

    /** All lines, all years. */
    public BigDecimal total() {
        return sum(lines.stream().map(CostLine::amount).toList());
    }

    /** All lines of one year, the first of which is 1. */
    public BigDecimal total(int year) {
        return sum(lines.stream().map(line -> line.amounts().get(year - 1)).toList());
    }

    /** The amount of each year by service, in the order of the lines. */
    public Map<String, List<BigDecimal>> byService() {
        Map<String, List<BigDecimal>> services = new LinkedHashMap<>();
        for (CostLine line : lines) {
            services.merge(line.service(), line.amounts(), CostEstimate::added);
        }
        return services;
    }

    /** A sum of amounts. */
    public static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> added(List<BigDecimal> some, List<BigDecimal> others) {
        return IntStream.range(0, some.size())
                .mapToObj(year -> some.get(year).add(others.get(year)))
                .toList();
    }
}
