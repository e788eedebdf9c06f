package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.retention.RetentionEnd;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Puts locks on versions, as long as the settings say. */
final class Locks {
    private final ArchiveObjects objects;
    private final SealSettings settings;
    private final Clock clock;

    Locks(ArchiveObjects objects, SealSettings settings, Clock clock) {
        this.objects = objects;
        this.settings = settings;
        this.clock = clock;
    }

    /** The end of the lock of a version. */
    Instant end(Instant createdAt) {
        return RetentionEnd.of(createdAt, settings.retention());
    }

    /** The lock of a version that is put now. */
    Protection ofNewVersion(boolean held) {
        return new Protection(Optional.of(new Retention(settings.mode(), end(clock.instant()))), held);
    }

    /** Locks a version; one whose time is over already needs no lock, and none would be taken. */
    void lock(ObjectVersion version, boolean held) throws IOException {
        Instant end = end(version.createdAt());
        if (end.isAfter(clock.instant())) {
            retain(version, new Retention(settings.mode(), end));
        }
        if (held) {
            objects.hold(version, true);
        }
    }

    private void retain(ObjectVersion version, Retention retention) throws IOException {
        try {
            objects.retain(version, retention);
        } catch (RefusedException e) {
            Optional<Retention> present = objects.protection(version).retention();
            boolean asStrong = present.isPresent()
                    && !present.get().until().isBefore(retention.until())
                    && present.get().mode().compareTo(retention.mode()) >= 0;
            if (!asStrong) {
                throw e;
            }
        }
    }
}
