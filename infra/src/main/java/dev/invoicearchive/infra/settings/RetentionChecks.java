package dev.invoicearchive.infra.settings;

import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.util.Optional;

/** Relations between environment, retention, expiry and removal. What concerns tiers is checked by the rules themselves. */
final class RetentionChecks {
    /** With one day the bucket could not tell a lock that is being set from one that has ended. */
    private static final int LOCK_DAYS_MIN = 2;

    private RetentionChecks() {}

    static void check(
            Environment environment,
            Optional<Removal> removal,
            Optional<Integer> retentionYears,
            Optional<Integer> expiryYears,
            Optional<Integer> lockDays,
            int logYears) {
        RetentionRules shipped = RetentionRulesFile.shipped();
        int years = retentionYears.orElse(shipped.retentionYears());
        if (environment == Environment.PROD) {
            checkProd(removal, lockDays, years, shipped.retentionYears(), logYears);
        } else {
            checkDev(retentionYears, expiryYears, lockDays);
        }
        shipped.withRetentionYears(years).withExpiryYears(expiryYears);
    }

    private static void checkProd(
            Optional<Removal> removal, Optional<Integer> lockDays, int years, int shippedYears, int logYears) {
        if (removal.filter(Removal.DESTROY::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "Invalid removal: destroy, expected retain in prod. Whatever holds records"
                            + " there outlives its stack; use dev to try things out.");
        }
        lockDays.ifPresent(days -> {
            throw new IllegalArgumentException(
                    "Invalid lockDays: " + days
                            + ", expected none in prod, where objects are locked for whole calendar years. Set retentionYears.");
        });
        if (years < shippedYears) {
            throw new IllegalArgumentException("Invalid retentionYears: " + years + ", expected " + shippedYears
                    + " or more in prod. A shorter policy is a change of rules.json, which is reviewed.");
        }
        if (logYears <= years) {
            throw new IllegalArgumentException("Invalid logYears: " + logYears + ", expected more than the " + years
                    + " years of retention, so that the trail outlives what it tells of.");
        }
    }

    private static void checkDev(
            Optional<Integer> retentionYears, Optional<Integer> expiryYears, Optional<Integer> lockDays) {
        lockDays.filter(days -> days < LOCK_DAYS_MIN).ifPresent(days -> {
            throw new IllegalArgumentException(
                    "Invalid lockDays: " + days + ", expected " + LOCK_DAYS_MIN + " or more.");
        });
        retentionYears.ifPresent(years -> {
            throw new IllegalArgumentException(
                    "Invalid retentionYears: " + years
                            + ", expected none in dev, where objects are locked for days. Set lockDays, or environment to prod.");
        });
        expiryYears.ifPresent(years -> {
            throw new IllegalArgumentException("Invalid expiryYears: " + years
                    + ", expected none in dev, which is destroyed instead. Set environment to prod.");
        });
    }
}
