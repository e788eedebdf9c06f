package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.model.ObjectKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The zones of the archive bucket in which something lies; {@code errors/} is taken to stay empty. */
final class Zones {
    private static final String MANIFESTS = "manifests/";
    private static final String ROLLUP = "rollup/";

    private final Zone delivered;
    private final Zone source;
    private final Zone sealed;
    private final List<Zone> all = new ArrayList<>();

    Zones(CostInput input, Volumes volumes, RetentionRules rules) {
        delivered = Zone.steady(ObjectKeys.DELIVERED, volumes.deliveredObjects(), volumes.deliveredBytes(), rules);
        source = Zone.steady(ObjectKeys.SOURCE, volumes.sourceObjects(), volumes.sourceBytes(), rules);
        sealed = Zone.steady(
                ObjectKeys.SEALED, BigDecimal.valueOf(Assumed.SEALED_FILES_PER_DAY), volumes.sealedBytes(), rules);
        all.addAll(List.of(delivered, source, sealed));
        all.add(Zone.steady(MANIFESTS, BigDecimal.ONE, volumes.manifestBytes(), rules));
        BigDecimal rollups = BigDecimal.valueOf(Assumed.ROLLUP_FILES_PER_DAY);
        all.add(Zone.steady(ROLLUP, rollups, rollups.multiply(BigDecimal.valueOf(Assumed.ROLLUP_BYTES)), rules));
        imported(input, volumes, rules).ifPresent(all::add);
    }

    /** What Firehose delivered. */
    Zone delivered() {
        return delivered;
    }

    /** The backup of what was not yet transformed. */
    Zone source() {
        return source;
    }

    /** The sealed days. */
    Zone sealed() {
        return sealed;
    }

    /** All of them, and what was imported. */
    List<Zone> all() {
        return List.copyOf(all);
    }

    /** Where something lies that must be restored before it can be read: delivered objects rather than their source. */
    Optional<Zone> cold() {
        return List.of(delivered, source).stream()
                .filter(zone -> !zone.coldest().storageClass().isQueryable())
                .findFirst();
    }

    private static Optional<Zone> imported(CostInput input, Volumes volumes, RetentionRules rules) {
        if (input.workload().importedChanges().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal objects = volumes.importedCalls();
        return Optional.of(Zone.of(
                ObjectKeys.DELIVERED,
                new Arrivals.Once(objects),
                volumes.importedBytes().divide(objects, Bytes.EXACT_ENOUGH),
                rules));
    }
}
