package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/**
 * What a site decides about sealing.
 *
 * @param firstDay the first UTC day of the archive, the same for every stage
 * @param mode how strong locks are
 * @param retention how long they last at least, counted from the creation of a version: calendar years, or days where an
 *     archive is only tried out
 * @param rulesSha256 of the retention rules in force, hexadecimal
 * @param threads how many objects are read or locked side by side, at least 1
 */
public record SealSettings(LocalDate firstDay, RetentionMode mode, Period retention, String rulesSha256, int threads) {
    /** Athena writes at most 100 partitions with one statement. */
    public static final int DAYS_MAX = 100;

    public SealSettings {
        Objects.requireNonNull(firstDay, "firstDay is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(rulesSha256, "rulesSha256 is null");
        if (retention.isZero() || retention.isNegative() || threads < 1) {
            throw new IllegalArgumentException("Invalid retention and threads: " + retention + " and " + threads
                    + ", expected a day or more, and 1 or more.");
        }
    }

    /** With a retention of whole calendar years. */
    public SealSettings(LocalDate firstDay, RetentionMode mode, int retentionYears, String rulesSha256, int threads) {
        this(firstDay, mode, Period.ofYears(retentionYears), rulesSha256, threads);
    }
}
