package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.cost.restore.RestorePricing;
import dev.invoicearchive.lifecycle.cost.restore.RetrievalOffer;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What is restored in a year, evenly, from the day on which something lies in a cold class. */
final class RestoreCosts {
    static final String SERVICE = "S3 restore";

    private final Reading reading;
    private final Zones zones;

    RestoreCosts(CostInput input, Zones zones) {
        reading = input.reading();
        this.zones = zones;
    }

    /** Whether anybody wants to restore. */
    static boolean wanted(Reading reading) {
        return !asked(reading).isEmpty();
    }

    void enter(Ledger ledger) {
        zones.cold().ifPresent(zone -> asked(reading).forEach((tier, gb) -> enter(ledger, zone, tier, gb)));
    }

    private void enter(Ledger ledger, Zone zone, RetrievalTier tier, BigDecimal gbPerYear) {
        Zone.Stay cold = zone.coldest();
        RetrievalOffer offer = RetrievalOffer.of(cold.storageClass(), tier);
        Flow gb = from(cold.fromDays(), gbPerYear);
        BigDecimal objectsOfAGb = Bytes.GB.divide(zone.objectBytes(), Bytes.EXACT_ENOUGH);
        String name = zone.prefix() + " from " + cold.storageClass() + ", " + tier.apiName();
        ledger.enter(SERVICE, name + ", requests", offer.perRequest(), gb.times(objectsOfAGb), "one for each object");
        ledger.enter(SERVICE, name + ", data", offer.perGb(), gb, offer.time().words());
        ledger.enter(
                SERVICE,
                name + ", copies",
                PriceKey.S3_STANDARD,
                gb.times(RestorePricing.copyMonths(BigDecimal.ONE, reading.restoredDays())),
                "in STANDARD for " + reading.restoredDays() + " days");
    }

    private static Map<RetrievalTier, BigDecimal> asked(Reading reading) {
        Map<RetrievalTier, BigDecimal> asked = new TreeMap<>(Map.of(
                RetrievalTier.EXPEDITED, reading.expeditedGbPerYear(),
                RetrievalTier.STANDARD, reading.standardGbPerYear(),
                RetrievalTier.BULK, reading.bulkGbPerYear()));
        asked.values().removeIf(gb -> gb.signum() == 0);
        return asked;
    }

    private static Flow from(int days, BigDecimal perYear) {
        BigDecimal perDay = perYear.divide(BigDecimal.valueOf(Flow.DAYS_OF_A_YEAR), Bytes.EXACT_ENOUGH);
        return new Arrivals.Steady(perDay).reaching(days);
    }
}
