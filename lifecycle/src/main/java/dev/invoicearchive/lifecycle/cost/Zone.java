package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of one zone, which are all as large as the average one.
 *
 * @param prefix such as {@code Invoice/}
 * @param objects how many come, and when
 * @param objectBytes size of one
 * @param transitions those of the rules, or none if the object is too small for them
 */
record Zone(String prefix, Arrivals objects, BigDecimal objectBytes, List<Transition> transitions) {
    private static final BigDecimal BILLED_MIN = BigDecimal.valueOf(128 * Bytes.KB);
    /** What a cold object needs beside itself, billed as its class. */
    private static final BigDecimal INDEX = BigDecimal.valueOf(32 * Bytes.KB);
    /** And its name, billed as STANDARD. */
    private static final BigDecimal NAME = BigDecimal.valueOf(8 * Bytes.KB);

    /** For how long objects lie in one class, in days of their age. */
    record Stay(StorageClass storageClass, int fromDays, int toDays) {}

    static Zone of(String prefix, Arrivals objects, BigDecimal objectBytes, RetentionRules rules) {
        return new Zone(
                prefix,
                objects,
                objectBytes,
                moves(objectBytes, rules) ? rules.zone(prefix).transitions() : List.of());
    }

    /** Objects that come steadily, so many with so many bytes on each day. */
    static Zone steady(String prefix, BigDecimal objectsPerDay, BigDecimal bytesPerDay, RetentionRules rules) {
        return of(
                prefix,
                new Arrivals.Steady(objectsPerDay),
                bytesPerDay.divide(objectsPerDay, Bytes.EXACT_ENOUGH),
                rules);
    }

    /** Whether the rules move an object of this size at all. */
    static boolean moves(BigDecimal objectBytes, RetentionRules rules) {
        return objectBytes.compareTo(BigDecimal.valueOf(rules.transitionBytesMin())) > 0;
    }

    /** What an object is billed for in its own class. */
    static BigDecimal billedBytes(StorageClass storageClass, BigDecimal bytes) {
        return switch (storageClass) {
            case STANDARD -> bytes;
            case STANDARD_IA, GLACIER_IR -> bytes.max(BILLED_MIN);
            case GLACIER, DEEP_ARCHIVE -> bytes.add(INDEX);
        };
    }

    /** What it is billed for as STANDARD while it lies in another class. */
    static BigDecimal nameBytes(StorageClass storageClass) {
        return storageClass.isQueryable() ? BigDecimal.ZERO : NAME;
    }

    List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        StorageClass storageClass = StorageClass.STANDARD;
        int from = 0;
        for (Transition transition : transitions) {
            stays.add(new Stay(storageClass, from, transition.afterDays()));
            storageClass = transition.storageClass();
            from = transition.afterDays();
        }
        stays.add(new Stay(storageClass, from, Arrivals.NEVER));
        return stays;
    }

    /** The last of them. */
    Stay coldest() {
        List<Stay> stays = stays();
        return stays.get(stays.size() - 1);
    }
}
