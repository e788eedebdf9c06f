package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a site decides about sealing.
 *
 * @param firstDay the first UTC day of the archive, the same for every stage
 * @param mode how strong locks are
 * @param retentionYears how long they last, counted in calendar years from the creation of a version
 * @param rulesSha256 of the retention rules in force, hexadecimal
 * @param threads how many objects are read or locked side by side, at least 1
 */
public record SealSettings(
        LocalDate firstDay, RetentionMode mode, int retentionYears, String rulesSha256, int threads) {
    /** Athena writes at most 100 partitions with one statement. */
    public static final int DAYS_MAX = 100;

    public SealSettings {
        Objects.requireNonNull(firstDay, "firstDay is null");
        Objects.requireNonNull(mode, "mode is null");
        Objects.requireNonNull(rulesSha256, "rulesSha256 is null");
        if (retentionYears < 1 || threads < 1) {
            throw new IllegalArgumentException("Invalid retentionYears and threads: " + retentionYears + " and "
                    + threads + ", expected 1 or more each.");
        }
    }
}
