package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a calculation begins with.
 *
 * @param workload what happens to the table
 * @param delivery how changes become objects
 * @param reading what is asked of the archive
 * @param years for how long, from an empty archive on
 */
public record CostInput(Workload workload, Delivery delivery, Reading reading, int years) {
    /** Ten thousand changes a day for seven years, delivered as the shipped settings say. */
    public static final CostInput DEFAULT = new CostInput(
            new Workload(BigDecimal.valueOf(10_000), 600, 10, 5, 3, BigDecimal.ZERO),
            new Delivery(60, 60, 24, 4, 1, 8, 12),
            new Reading(
                    BigDecimal.valueOf(500),
                    20_000_000,
                    20,
                    0,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    7,
                    false),
            7);

    private static final int YEARS_MAX = 100;

    /**
     * Checks the years.
     *
     * @throws IllegalArgumentException if there are none or too many
     */
    public CostInput {
        Objects.requireNonNull(workload, "workload is null");
        Objects.requireNonNull(delivery, "delivery is null");
        Objects.requireNonNull(reading, "reading is null");
        Invalid.unlessBetween("years", years, 1, YEARS_MAX);
    }

    /** The same with another workload. */
    public CostInput with(Workload other) {
        return new CostInput(other, delivery, reading, years);
    }

    /** The same with another delivery. */
    public CostInput with(Delivery other) {
        return new CostInput(workload, other, reading, years);
    }

    /** The same with other questions. */
    public CostInput with(Reading other) {
        return new CostInput(workload, delivery, other, years);
    }
}
