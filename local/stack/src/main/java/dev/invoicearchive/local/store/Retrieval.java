package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.RetrievalTier;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.store.StoredVersion.RestoredCopy;
import java.time.Duration;
import java.time.Instant;

/**
 * How long it takes to bring back a cold version: the longest time that the documentation gives. Source: the S3 User
 * Guide, "Archive retrieval options".
 */
final class Retrieval {
    private Retrieval() {}

    /**
     * The copy that a request makes.
     *
     * @throws RefusedException if the version is not cold, or its class does not know the tier
     */
    static RestoredCopy copy(StoredVersion version, int days, RetrievalTier tier, Instant now) throws RefusedException {
        if (version.deleteMarker() || !version.isCold()) {
            throw new RefusedException("Cannot restore " + version.key() + " version " + version.versionId()
                    + ": its class is " + version.storageClass() + ", expected one that must be restored.");
        }
        if (days < 1) {
            throw new RefusedException(
                    "Cannot restore " + version.key() + " for " + days + " days, expected 1 or more.");
        }
        // Asking again for a copy that is there changes only how long it stays.
        Instant readyAt =
                version.isReadable(now) ? version.restored().orElseThrow().readyAt() : now.plus(time(version, tier));
        Instant from = readyAt.isAfter(now) ? readyAt : now;
        return new RestoredCopy(readyAt, Midnight.after(from, days));
    }

    private static Duration time(StoredVersion version, RetrievalTier tier) throws RefusedException {
        boolean deep = version.storageClass() == StorageClass.DEEP_ARCHIVE;
        return switch (tier) {
            case EXPEDITED -> {
                if (deep) {
                    throw new RefusedException("Cannot restore " + version.key() + " version " + version.versionId()
                            + ": DEEP_ARCHIVE knows no EXPEDITED, expected STANDARD or BULK.");
                }
                yield Duration.ofMinutes(5);
            }
            case STANDARD -> Duration.ofHours(deep ? 12 : 5);
            case BULK -> Duration.ofHours(deep ? 48 : 12);
        };
    }
}
