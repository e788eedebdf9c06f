package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.Price;
import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of the bill. Quantities have at most six decimals. Amounts are US dollars in whole cents, each the rounded
 * amount since the beginning less that of the year before; so the years of a line add up to its total, and its total is its
 * quantity times its price.
 *
 * @param service whose bill it is on
 * @param item what is billed
 * @param key which price
 * @param price the price
 * @param how where the quantity comes from
 * @param quantities for each year
 * @param amounts for each year
 */
public record CostLine(
        String service,
        String item,
        PriceKey key,
        Price price,
        String how,
        List<BigDecimal> quantities,
        List<BigDecimal> amounts) {
    public CostLine {
        quantities = List.copyOf(quantities);
        amounts = List.copyOf(amounts);
    }

    /** The quantity of all years. */
    public BigDecimal quantity() {
        return quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The amount of all years. */
    public BigDecimal amount() {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
