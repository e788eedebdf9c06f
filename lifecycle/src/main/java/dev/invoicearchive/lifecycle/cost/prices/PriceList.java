package dev.invoicearchive.lifecycle.cost.prices;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A price for everything that is billed. A list that exists is complete, and each price counts what its key counts. */
public final class PriceList {
    private final Map<PriceKey, Price> prices;

    /**
     * A list of these prices.
     *
     * @throws IllegalArgumentException if one is missing or counts something else
     */
    public PriceList(Map<PriceKey, Price> prices) {
        this.prices = new EnumMap<>(PriceKey.class);
        this.prices.putAll(prices);
        for (PriceKey key : PriceKey.values()) {
            check(key, this.prices.get(key));
        }
    }

    /** One price. */
    public Price get(PriceKey key) {
        return prices.get(key);
    }

    /** What so many units cost, in US dollars, half a cent rounded up. */
    public BigDecimal cost(PriceKey key, BigDecimal quantity) {
        return get(key).of(quantity);
    }

    /** All prices, in the order of the keys. */
    public Map<PriceKey, Price> all() {
        return Collections.unmodifiableMap(prices);
    }

    /**
     * The same list with other prices in the place of these.
     *
     * @throws IllegalArgumentException if one counts something else
     */
    public PriceList with(Map<PriceKey, Price> others) {
        Map<PriceKey, Price> both = new EnumMap<>(prices);
        both.putAll(others);
        return new PriceList(both);
    }

    private static void check(PriceKey key, Price price) {
        if (price == null) {
            throw new IllegalArgumentException(
                    "Missing price: " + key.key() + ", expected one for each " + key.unit() + ". Add it under prices.");
        }
        if (!price.unit().equals(key.unit())) {
            throw new IllegalArgumentException(
                    "Invalid unit of " + key.key() + ": " + price.unit() + ", expected " + key.unit() + ".");
        }
    }
}
