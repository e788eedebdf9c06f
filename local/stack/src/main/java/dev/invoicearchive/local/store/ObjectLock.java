package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.time.Instant;
import java.util.Optional;

/**
 * What S3 Object Lock forbids. Source: the S3 User Guide, "Locking objects with Object Lock"; that a stronger mode counts as
 * a change of governance, too, is from reports of others who tried it.
 */
final class ObjectLock {
    private ObjectLock() {}

    /**
     * Checks that a version may get another retention. The one that it has may always be given again.
     *
     * @param wanted empty for none
     * @param bypass whether the caller says that governance may be passed over
     * @throws RefusedException if it may not
     */
    static void checkRetention(StoredVersion version, Optional<Retention> wanted, boolean bypass, Instant now)
            throws RefusedException {
        checkLockable(version);
        Optional<Retention> present = version.protection().retention();
        if (wanted.equals(present)) {
            return;
        }
        if (wanted.isPresent() && !wanted.get().until().isAfter(now)) {
            throw new RefusedException("Cannot retain " + version.key() + " version " + version.versionId() + ": "
                    + wanted.get().until() + " has passed, expected a time to come.");
        }
        Optional<Retention> active =
                present.filter(retention -> retention.until().isAfter(now));
        if (active.isPresent() && isWeaker(wanted, active.get())) {
            boolean governed = active.get().mode() == RetentionMode.GOVERNANCE;
            if (!governed || !bypass) {
                throw new RefusedException(refusal(version, active.get(), "the same mode and a time as late"));
            }
        }
    }

    /**
     * Checks that a version may be removed for good.
     *
     * @param bypass whether the caller says that governance may be passed over
     * @throws RefusedException if it may not
     */
    static void checkRemoval(StoredVersion version, boolean bypass, Instant now) throws RefusedException {
        if (version.protection().legalHold()) {
            throw new RefusedException("Cannot change " + version.key() + " version " + version.versionId()
                    + ": it is under legal hold. Release the hold first.");
        }
        Optional<Retention> active = version.protection()
                .retention()
                .filter(retention -> retention.until().isAfter(now));
        if (active.isPresent() && !(active.get().mode() == RetentionMode.GOVERNANCE && bypass)) {
            throw new RefusedException(refusal(version, active.get(), "no removal before that"));
        }
    }

    /** Checks that a version holds something that can be locked. */
    static void checkLockable(StoredVersion version) throws RefusedException {
        if (version.deleteMarker()) {
            throw new RefusedException("Cannot lock " + version.key() + " version " + version.versionId()
                    + ": it is a delete marker, expected a version with content.");
        }
    }

    private static boolean isWeaker(Optional<Retention> wanted, Retention active) {
        return wanted.isEmpty()
                || wanted.get().until().isBefore(active.until())
                || active.mode() != wanted.get().mode();
    }

    private static String refusal(StoredVersion version, Retention active, String expected) {
        return "Cannot change " + version.key() + " version " + version.versionId() + ": it is retained in mode "
                + active.mode() + " until " + active.until() + ", expected " + expected + ".";
    }
}
