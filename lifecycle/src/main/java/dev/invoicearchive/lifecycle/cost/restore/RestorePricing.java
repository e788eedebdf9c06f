package dev.invoicearchive.lifecycle.cost.restore;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/** Tells what a restore will cost before anybody begins it. */
public final class RestorePricing {
    private static final BigDecimal BYTES_OF_A_GB = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);

    private final PriceList prices;

    /** With these prices. */
    public RestorePricing(PriceList prices) {
        this.prices = Objects.requireNonNull(prices, "prices is null");
    }

    /**
     * What it costs to restore these objects and to keep the copies.
     *
     * @param storageClass where they are
     * @param tier how fast
     * @param objects how many, 0 or more
     * @param bytes how large they are together, 0 or more
     * @param days how long the copies are kept, 1 or more
     * @throws IllegalArgumentException if the class answers at once, does not know that speed, or a number cannot be
     */
    public RestoreQuote quote(StorageClass storageClass, RetrievalTier tier, long objects, long bytes, int days) {
        RetrievalOffer offer = RetrievalOffer.of(storageClass, tier);
        check("objects to restore", objects, 0);
        check("bytes to restore", bytes, 0);
        check("days to keep restored copies", days, 1);
        BigDecimal gb = BigDecimal.valueOf(bytes).divide(BYTES_OF_A_GB, MathContext.DECIMAL128);
        return new RestoreQuote(
                offer,
                objects,
                bytes,
                days,
                prices.cost(offer.perRequest(), BigDecimal.valueOf(objects)),
                prices.cost(offer.perGb(), gb),
                prices.cost(PriceKey.S3_STANDARD, copyMonths(gb, days)));
    }

    /** GB-months of copies that lie for so many days; a month is a twelfth of 365 days. */
    public static BigDecimal copyMonths(BigDecimal gb, int days) {
        return gb.multiply(BigDecimal.valueOf(days))
                .multiply(MONTHS_OF_A_YEAR)
                .divide(DAYS_OF_A_YEAR, MathContext.DECIMAL128);
    }

    private static void check(String what, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException("Invalid " + what + ": " + value + ", expected " + min + " or more.");
        }
    }
}
