package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import java.time.Clock;
import java.util.Objects;

/**
 * What the sealer works with.
 *
 * @param objects the archive bucket
 * @param work the bucket of the work area
 * @param engine which compacts
 * @param manifests the chain
 * @param holds the legal holds
 * @param clock whose time is the archive's
 */
public record SealPorts(
        ArchiveObjects objects,
        WorkArea work,
        SealEngine engine,
        SealManifests manifests,
        OpenHolds holds,
        Clock clock) {
    public SealPorts {
        Objects.requireNonNull(objects, "objects is null");
        Objects.requireNonNull(work, "work is null");
        Objects.requireNonNull(engine, "engine is null");
        Objects.requireNonNull(manifests, "manifests is null");
        Objects.requireNonNull(holds, "holds is null");
        Objects.requireNonNull(clock, "clock is null");
    }
}
