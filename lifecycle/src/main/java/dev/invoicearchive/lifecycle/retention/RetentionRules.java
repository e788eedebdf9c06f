package dev.invoicearchive.lifecycle.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.invoicearchive.model.ObjectKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How long the archive keeps its objects and how they age. A record that exists is safe to apply: no object turns cold
 * before a missing seal has been noticed, nothing that SQL must see turns cold at all, and nothing expires early.
 *
 * @param retentionYears how long objects are locked, counted from their creation
 * @param expiryYears after how many years objects are deleted; empty, which is the default, keeps them for ever
 * @param missingSealAlarmDays the age at which a day without a seal raises an alarm
 * @param zones every zone of the archive bucket
 */
public record RetentionRules(
        int retentionYears, Optional<Integer> expiryYears, int missingSealAlarmDays, List<ZoneRules> zones) {
    /** Sealed history, which must always answer to SQL. */
    public static final String SEALED = "sealed/";

    private static final int FIRST_TRANSITION_DAYS_MIN = 35;
    private static final int DAYS_TO_MEND_A_SEAL = 30;
    private static final Set<String> SEALED_FROM = Set.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE);

    @JsonCreator
    public RetentionRules(
            @JsonProperty(value = "retentionYears", required = true) int retentionYears,
            @JsonProperty(value = "expiryYears", required = true) Optional<Integer> expiryYears,
            @JsonProperty(value = "missingSealAlarmDays", required = true) int missingSealAlarmDays,
            @JsonProperty(value = "zones", required = true) List<ZoneRules> zones) {
        this.retentionYears = retentionYears;
        this.expiryYears = Objects.requireNonNull(expiryYears, "expiryYears is null");
        this.missingSealAlarmDays = missingSealAlarmDays;
        this.zones = List.copyOf(zones);
        checkYears();
        checkPrefixes();
        this.zones.forEach(this::checkZone);
    }

    /**
     * The rules of one zone.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    public ZoneRules zone(String prefix) {
        return zones.stream()
                .filter(zone -> zone.prefix().equals(prefix))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Missing rules of " + prefix + ", expected one entry in zones."));
    }

    /**
     * The same rules with another retention, which is a policy of the site.
     *
     * @throws IllegalArgumentException if objects would expire before it ends
     */
    public RetentionRules withRetentionYears(int years) {
        return new RetentionRules(years, expiryYears, missingSealAlarmDays, zones);
    }

    private void checkYears() {
        if (retentionYears < 1) {
            throw new IllegalArgumentException("Invalid retentionYears: " + retentionYears + ", expected 1 or more.");
        }
        if (missingSealAlarmDays < 1) {
            throw new IllegalArgumentException(
                    "Invalid missingSealAlarmDays: " + missingSealAlarmDays + ", expected 1 or more.");
        }
        expiryYears.filter(years -> years <= retentionYears).ifPresent(years -> {
            throw new IllegalArgumentException("Invalid expiryYears: " + years + ", expected more than the "
                    + retentionYears + " years of retention, or null to keep everything.");
        });
    }

    private void checkPrefixes() {
        Set<String> seen = new HashSet<>();
        for (ZoneRules zone : zones) {
            if (!seen.add(zone.prefix())) {
                throw new IllegalArgumentException(
                        "Invalid zones: " + zone.prefix() + " twice, expected each prefix once.");
            }
        }
        SEALED_FROM.forEach(this::zone);
        zone(SEALED);
    }

    private void checkZone(ZoneRules zone) {
        if (SEALED_FROM.contains(zone.prefix())) {
            checkFirstTransition(zone);
        }
        if (zone.prefix().equals(SEALED)) {
            checkQueryable(zone);
        }
    }

    private void checkFirstTransition(ZoneRules zone) {
        int earliest = Math.max(FIRST_TRANSITION_DAYS_MIN, missingSealAlarmDays + DAYS_TO_MEND_A_SEAL);
        for (Transition transition : zone.transitions()) {
            if (transition.afterDays() < earliest) {
                throw new IllegalArgumentException("Invalid transition of " + zone.prefix() + ": "
                        + transition.storageClass() + " at " + transition.afterDays() + " days, expected " + earliest
                        + " or later, so that a missing seal is noticed and mended first.");
            }
        }
    }

    private static void checkQueryable(ZoneRules zone) {
        for (Transition transition : zone.transitions()) {
            if (!transition.storageClass().isQueryable()) {
                throw new IllegalArgumentException("Invalid transition of " + zone.prefix() + ": "
                        + transition.storageClass() + ", expected " + StorageClass.GLACIER_IR
                        + " at the coldest, because queries skip colder objects without a word.");
            }
        }
    }
}
