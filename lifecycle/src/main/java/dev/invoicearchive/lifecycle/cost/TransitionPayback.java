package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether one move of {@code rules.json} pays. Reading back is not counted.
 *
 * @param prefix whose objects
 * @param from where they are
 * @param transition where they go, and when
 * @param objectBytes size of one
 * @param moved whether the rules move objects of this size
 * @param cost of moving a thousand objects, US dollars
 * @param savedPerMonth by a thousand objects once they are moved; below 0 if they cost more there
 * @param net saved by a thousand objects until the term ends, less the cost; counted for objects of the first day
 * @param months after which the cost is saved; empty if never
 * @param smallestBytes the smallest object that has saved its cost when the term ends; empty if none does
 */
public record TransitionPayback(
        String prefix,
        StorageClass from,
        Transition transition,
        BigDecimal objectBytes,
        boolean moved,
        BigDecimal cost,
        BigDecimal savedPerMonth,
        BigDecimal net,
        Optional<BigDecimal> months,
        Optional<Long> smallestBytes) {
    private static final int DECIMALS = 6;
    private static final int MONTH_DECIMALS = 1;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final long SMALLEST_SEARCHED = 128 * Bytes.KB;
    private static final long LARGEST_SEARCHED = 1024 * Bytes.MB;

    /** The arithmetic of one move, for objects of any size. */
    private record Move(PriceList prices, StorageClass from, Transition transition, BigDecimal monthsLeft) {
        BigDecimal cost() {
            return rate(StoragePrices.movedTo(transition.storageClass())).multiply(THOUSAND);
        }

        BigDecimal saved(BigDecimal bytes) {
            return perMonth(from, bytes).subtract(perMonth(transition.storageClass(), bytes));
        }

        BigDecimal net(BigDecimal bytes) {
            return saved(bytes).multiply(monthsLeft).subtract(cost());
        }

        private BigDecimal perMonth(StorageClass storageClass, BigDecimal bytes) {
            BigDecimal own =
                    Bytes.inGb(Zone.billedBytes(storageClass, bytes)).multiply(rate(StoragePrices.kept(storageClass)));
            BigDecimal name = Bytes.inGb(Zone.nameBytes(storageClass)).multiply(rate(PriceKey.S3_STANDARD));
            return own.add(name).multiply(THOUSAND);
        }

        private BigDecimal rate(PriceKey key) {
            return prices.get(key)
                    .amount()
                    .divide(BigDecimal.valueOf(prices.get(key).per()), Bytes.EXACT_ENOUGH);
        }

        /** A warmer class with a floor would make small objects look cheap to move, so the search begins above it. */
        Optional<Long> smallestBytes() {
            long low = from == StorageClass.STANDARD ? 1 : SMALLEST_SEARCHED;
            long high = LARGEST_SEARCHED;
            if (net(BigDecimal.valueOf(high)).signum() < 0) {
                return Optional.empty();
            }
            while (low < high) {
                long middle = low + (high - low) / 2;
                if (net(BigDecimal.valueOf(middle)).signum() >= 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return Optional.of(low);
        }
    }

    static TransitionPayback of(
            PriceList prices, Zone zone, StorageClass from, Transition transition, boolean moved, int years) {
        BigDecimal monthsLeft = BigDecimal.valueOf(
                        (long) (years * Flow.DAYS_OF_A_YEAR - transition.afterDays()) * Flow.MONTHS_OF_A_YEAR)
                .divide(BigDecimal.valueOf(Flow.DAYS_OF_A_YEAR), Bytes.EXACT_ENOUGH)
                .max(BigDecimal.ZERO);
        Move move = new Move(prices, from, transition, monthsLeft);
        BigDecimal saved = move.saved(zone.objectBytes());
        return new TransitionPayback(
                zone.prefix(),
                from,
                transition,
                zone.objectBytes(),
                moved,
                shown(move.cost()),
                shown(saved),
                shown(move.net(zone.objectBytes())),
                saved.signum() > 0
                        ? Optional.of(move.cost().divide(saved, MONTH_DECIMALS, RoundingMode.HALF_UP))
                        : Optional.empty(),
                move.smallestBytes());
    }

    private static BigDecimal shown(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
