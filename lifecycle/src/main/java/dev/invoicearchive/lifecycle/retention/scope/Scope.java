package dev.invoicearchive.lifecycle.retention.scope;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some days in some zones.
 *
 * @param zones at least one
 * @param days UTC days
 */
public record Scope(Set<ArchiveZone> zones, DayRange days) {
    private static final int VERSIONS_AT_ONCE = 1_000;

    public Scope {
        zones = Set.copyOf(zones);
        Objects.requireNonNull(days, "days is null");
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("Missing zones: none, expected one or more.");
        }
    }

    /** Takes versions, some at a time. */
    @FunctionalInterface
    public interface Reader {
        void read(List<ObjectVersion> versions) throws IOException;
    }

    /** Whether an object about a period is meant. */
    public boolean covers(String key, DayRange period) {
        return ArchiveZone.of(key).filter(zones::contains).isPresent() && overlap(days, period);
    }

    /** Whether an object may be meant by both. */
    public boolean meets(Scope other) {
        return zones.stream().anyMatch(other.zones::contains) && overlap(days, other.days);
    }

    /**
     * Every version whose key says that it is about one of the days, delete markers left out; manifests too, for only
     * who reads them knows. In the order of the zones and keys.
     */
    public void versions(ArchiveObjects objects, Reader reader) throws IOException {
        for (ArchiveZone zone : new TreeSet<>(zones)) {
            for (String prefix : zone.prefixes(days)) {
                Batch batch = new Batch(zone, reader);
                objects.versions(prefix, batch);
                batch.end();
            }
        }
    }

    /** The zones as people write them, such as {@code Invoice,sealed}. */
    public String zoneWords() {
        return String.join(
                ",", new TreeSet<>(zones).stream().map(ArchiveZone::word).toList());
    }

    private static boolean overlap(DayRange one, DayRange other) {
        return !one.last().isBefore(other.first()) && !other.last().isBefore(one.first());
    }

    private final class Batch implements ArchiveObjects.Visitor {
        private final ArchiveZone zone;
        private final Reader reader;
        private List<ObjectVersion> versions = new ArrayList<>();

        private Batch(ArchiveZone zone, Reader reader) {
            this.zone = zone;
            this.reader = reader;
        }

        @Override
        public void visit(ObjectVersion version) throws IOException {
            if (version.deleteMarker() || !isMeant(version.key())) {
                return;
            }
            versions.add(version);
            if (versions.size() == VERSIONS_AT_ONCE) {
                end();
            }
        }

        private boolean isMeant(String key) {
            return zone == ArchiveZone.MANIFESTS
                    || zone.period(key).filter(period -> overlap(days, period)).isPresent();
        }

        private void end() throws IOException {
            if (!versions.isEmpty()) {
                List<ObjectVersion> full = versions;
                versions = new ArrayList<>();
                reader.read(full);
            }
        }
    }
}
