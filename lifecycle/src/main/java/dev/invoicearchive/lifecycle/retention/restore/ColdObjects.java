package dev.invoicearchive.lifecycle.retention.restore;

import dev.invoicearchive.lifecycle.cost.restore.RestorePricing;
import dev.invoicearchive.lifecycle.cost.restore.RestoreQuote;
import dev.invoicearchive.lifecycle.cost.restore.RetrievalOffer;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.scope.EachVersion;
import dev.invoicearchive.lifecycle.retention.scope.ObjectFailure;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of a scope that lie in a class from which they must be restored, by how far they have come; each list in the
 * order of keys.
 *
 * @param readable versions that need no restore
 * @param asleep cold ones for which nobody asked
 * @param onTheirWay those that were asked for
 * @param restored those that can be read for a while
 * @param failures those of which it cannot be told
 */
public record ColdObjects(
        long readable,
        List<ObjectVersion> asleep,
        List<ObjectVersion> onTheirWay,
        List<ObjectVersion> restored,
        List<ObjectFailure> failures) {
    private static final Comparator<ObjectVersion> ORDER =
            Comparator.comparing(ObjectVersion::key).thenComparing(ObjectVersion::versionId);

    public ColdObjects {
        asleep = asleep.stream().sorted(ORDER).toList();
        onTheirWay = onTheirWay.stream().sorted(ORDER).toList();
        restored = restored.stream().sorted(ORDER).toList();
        failures = List.copyOf(failures);
    }

    /** How many versions, and how large together. */
    public record Amount(long objects, long bytes) {
        /** Of these versions. */
        public static Amount of(List<ObjectVersion> versions) {
            return new Amount(
                    versions.size(),
                    versions.stream().mapToLong(ObjectVersion::size).sum());
        }
    }

    /**
     * Looks at every version of a scope.
     *
     * @param threads how many are looked at side by side, at least 1
     * @throws IOException if the bucket cannot be listed, or most of it cannot be looked at
     */
    public static ColdObjects in(ArchiveObjects objects, Scope scope, int threads) throws IOException {
        Map<Stage, List<ObjectVersion>> found = new ConcurrentHashMap<>();
        for (Stage stage : Stage.values()) {
            found.put(stage, new ArrayList<>());
        }
        long[] readable = new long[1];
        EachVersion each = new EachVersion(threads);
        scope.versions(objects, versions -> {
            List<ObjectVersion> cold = versions.stream()
                    .filter(version -> !version.storageClass().isQueryable())
                    .toList();
            readable[0] += versions.size() - cold.size();
            each.run(cold, version -> {
                List<ObjectVersion> list =
                        found.get(objects.restoreState(version).stage());
                synchronized (list) {
                    list.add(version);
                }
            });
        });
        return new ColdObjects(
                readable[0] + found.get(Stage.NOT_COLD).size(),
                found.get(Stage.COLD),
                found.get(Stage.IN_PROGRESS),
                found.get(Stage.RESTORED),
                each.failures());
    }

    /** What has to be asked for, by class. */
    public Map<StorageClass, Amount> asleepByClass() {
        Map<StorageClass, List<ObjectVersion>> byClass = new EnumMap<>(StorageClass.class);
        asleep.forEach(version -> byClass.computeIfAbsent(version.storageClass(), missing -> new ArrayList<>())
                .add(version));
        Map<StorageClass, Amount> amounts = new EnumMap<>(StorageClass.class);
        byClass.forEach((storageClass, versions) -> amounts.put(storageClass, Amount.of(versions)));
        return amounts;
    }

    /**
     * What every way out of every class costs that has something to be asked for, side by side.
     *
     * @param days how long the copies are kept, 1 or more
     */
    public List<RestoreQuote> quotes(RestorePricing pricing, int days) {
        Map<StorageClass, Amount> amounts = asleepByClass();
        return Arrays.stream(RetrievalOffer.values())
                .filter(offer -> amounts.containsKey(offer.storageClass()))
                .map(offer -> {
                    Amount amount = amounts.get(offer.storageClass());
                    return pricing.quote(offer.storageClass(), offer.tier(), amount.objects(), amount.bytes(), days);
                })
                .toList();
    }

    /**
     * Checks that a tier leads out of every class.
     *
     * @throws IllegalArgumentException if it does not, naming the tiers that do
     */
    public void check(RetrievalTier tier) {
        asleepByClass().keySet().forEach(storageClass -> RetrievalOffer.of(storageClass, tier));
    }
}
