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
 * @param transitionBytesMin smaller objects stay where they are: a colder class bills each for more than it is
 * @param zones every zone of the archive bucket
 */
public record RetentionRules(
        int retentionYears,
        Optional<Integer> expiryYears,
        int missingSealAlarmDays,
        long transitionBytesMin,
        List<ZoneRules> zones) {
    private static final int FIRST_TRANSITION_DAYS_MIN = 35;
    private static final int DAYS_TO_MEND_A_SEAL = 30;
    private static final int DAYS_OF_A_YEAR_MIN = 365;
    private static final Set<String> SEALED_FROM = Set.of(ObjectKeys.DELIVERED, ObjectKeys.SOURCE);

    @JsonCreator
    public RetentionRules(
            @JsonProperty(value = "retentionYears", required = true) int retentionYears,
            @JsonProperty(value = "expiryYears", required = true) Optional<Integer> expiryYears,
            @JsonProperty(value = "missingSealAlarmDays", required = true) int missingSealAlarmDays,
            @JsonProperty(value = "transitionBytesMin", required = true) long transitionBytesMin,
            @JsonProperty(value = "zones", required = true) List<ZoneRules> zones) {
        this.retentionYears = retentionYears;
        this.expiryYears = Objects.requireNonNull(expiryYears, "expiryYears is null");
        this.missingSealAlarmDays = missingSealAlarmDays;
        this.transitionBytesMin = transitionBytesMin;
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
        return new RetentionRules(years, expiryYears, missingSealAlarmDays, transitionBytesMin, zones);
    }

    /**
     * The same rules with another expiry.
     *
     * @throws IllegalArgumentException if objects would expire before their lock ends, or in a class that they have
     *     paid for longer
     */
    public RetentionRules withExpiryYears(Optional<Integer> years) {
        return new RetentionRules(retentionYears, years, missingSealAlarmDays, transitionBytesMin, zones);
    }

    /** How long a seal may be late before its absence has been noticed and mended, in days. */
    public int sealLatenessDays() {
        return missingSealAlarmDays + DAYS_TO_MEND_A_SEAL;
    }

    private void checkYears() {
        if (retentionYears < 1) {
            throw new IllegalArgumentException("Invalid retentionYears: " + retentionYears + ", expected 1 or more.");
        }
        if (missingSealAlarmDays < 1) {
            throw new IllegalArgumentException(
                    "Invalid missingSealAlarmDays: " + missingSealAlarmDays + ", expected 1 or more.");
        }
        if (transitionBytesMin < 0) {
            throw new IllegalArgumentException(
                    "Invalid transitionBytesMin: " + transitionBytesMin + ", expected 0 or more.");
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
        zone(ObjectKeys.SEALED);
    }

    private void checkZone(ZoneRules zone) {
        expiryYears.ifPresent(years -> checkExpiry(zone, years));
        if (SEALED_FROM.contains(zone.prefix())) {
            checkFirstTransition(zone);
        }
        if (zone.prefix().equals(ObjectKeys.SEALED)) {
            checkQueryable(zone);
        }
    }

    private static void checkExpiry(ZoneRules zone, int years) {
        for (Transition transition : zone.transitions()) {
            int earliest = transition.afterDays() + transition.storageClass().billedDaysMin();
            if (years * DAYS_OF_A_YEAR_MIN < earliest) {
                throw new IllegalArgumentException("Invalid expiryYears: " + years + " for " + zone.prefix()
                        + ", expected more than " + earliest + " days, because objects move to "
                        + transition.storageClass() + " after " + transition.afterDays()
                        + " days and are billed there for "
                        + transition.storageClass().billedDaysMin() + ".");
            }
        }
    }

    private void checkFirstTransition(ZoneRules zone) {
        int earliest = Math.max(FIRST_TRANSITION_DAYS_MIN, sealLatenessDays());
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
