package dev.invoicearchive.lifecycle.cost.restore;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.util.Arrays;
import java.util.List;

/** Every way out of a cold class: what is paid, and how long it takes. */
public enum RetrievalOffer {
    GLACIER_EXPEDITED(
            StorageClass.GLACIER,
            RetrievalTier.EXPEDITED,
            PriceKey.RESTORE_GLACIER_EXPEDITED_REQUEST,
            PriceKey.RESTORE_GLACIER_EXPEDITED,
            RetrievalTime.minutes(5, "1 to 5 minutes, objects up to 250 MB")),
    GLACIER_STANDARD(
            StorageClass.GLACIER,
            RetrievalTier.STANDARD,
            PriceKey.RESTORE_GLACIER_STANDARD_REQUEST,
            PriceKey.RESTORE_GLACIER_STANDARD,
            RetrievalTime.hours(5, "3 to 5 hours")),
    GLACIER_BULK(
            StorageClass.GLACIER,
            RetrievalTier.BULK,
            PriceKey.RESTORE_GLACIER_BULK_REQUEST,
            PriceKey.RESTORE_GLACIER_BULK,
            RetrievalTime.hours(12, "5 to 12 hours")),
    DEEP_ARCHIVE_STANDARD(
            StorageClass.DEEP_ARCHIVE,
            RetrievalTier.STANDARD,
            PriceKey.RESTORE_DEEP_ARCHIVE_STANDARD_REQUEST,
            PriceKey.RESTORE_DEEP_ARCHIVE_STANDARD,
            RetrievalTime.hours(12, "within 12 hours")),
    DEEP_ARCHIVE_BULK(
            StorageClass.DEEP_ARCHIVE,
            RetrievalTier.BULK,
            PriceKey.RESTORE_DEEP_ARCHIVE_BULK_REQUEST,
            PriceKey.RESTORE_DEEP_ARCHIVE_BULK,
            RetrievalTime.hours(48, "within 48 hours"));

    private final StorageClass storageClass;
    private final RetrievalTier tier;
    private final PriceKey perRequest;
    private final PriceKey perGb;
    private final RetrievalTime time;

    RetrievalOffer(
            StorageClass storageClass, RetrievalTier tier, PriceKey perRequest, PriceKey perGb, RetrievalTime time) {
        this.storageClass = storageClass;
        this.tier = tier;
        this.perRequest = perRequest;
        this.perGb = perGb;
        this.time = time;
    }

    /**
     * The way out of a class at a speed.
     *
     * @throws IllegalArgumentException if the class answers at once, or does not know that speed
     */
    public static RetrievalOffer of(StorageClass storageClass, RetrievalTier tier) {
        if (storageClass.isQueryable()) {
            throw new IllegalArgumentException("Invalid storage class to restore from: " + storageClass
                    + ", expected GLACIER or DEEP_ARCHIVE. It answers at once; read it.");
        }
        return Arrays.stream(values())
                .filter(offer -> offer.storageClass == storageClass && offer.tier == tier)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid retrieval tier: " + tier.apiName()
                        + ", expected " + String.join(" or ", tiers(storageClass)) + " for " + storageClass + "."));
    }

    /** Where from. */
    public StorageClass storageClass() {
        return storageClass;
    }

    /** How fast. */
    public RetrievalTier tier() {
        return tier;
    }

    /** What each object is charged. */
    public PriceKey perRequest() {
        return perRequest;
    }

    /** What the bytes are charged. */
    public PriceKey perGb() {
        return perGb;
    }

    /** How long it takes. */
    public RetrievalTime time() {
        return time;
    }

    private static List<String> tiers(StorageClass storageClass) {
        return Arrays.stream(values())
                .filter(offer -> offer.storageClass == storageClass)
                .map(offer -> offer.tier.apiName())
                .toList();
    }
}
