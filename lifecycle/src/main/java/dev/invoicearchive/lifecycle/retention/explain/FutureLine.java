package dev.invoicearchive.lifecycle.retention.explain;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.time.LocalDate;
import java.util.Objects;

/**
 * From a day on.
 *
 * @param zone prefix of the zone
 * @param day from its midnight (UTC) on; rules are applied within about a day
 * @param year of the object's life, 0 for the first
 * @param event what happens, a few words
 * @param storageClass where the object lies from then on
 * @param gone whether it is gone for good
 * @param sql whether queries see it, a few words
 * @param reading what it takes to read it, a few words
 */
public record FutureLine(
        String zone,
        LocalDate day,
        int year,
        String event,
        StorageClass storageClass,
        boolean gone,
        String sql,
        String reading) {
    public FutureLine {
        Objects.requireNonNull(zone, "zone is null");
        Objects.requireNonNull(day, "day is null");
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(storageClass, "storageClass is null");
        Objects.requireNonNull(sql, "sql is null");
        Objects.requireNonNull(reading, "reading is null");
    }
}
