package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.retention.scope.ArchiveZone;
import dev.invoicearchive.lifecycle.retention.scope.Scope;
import dev.invoicearchive.lifecycle.seal.DayRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where a case stands.
 *
 * @param opened the entry that opened it
 * @param release the entry that closed it; empty as long as it is open
 * @param stage how far it has come
 */
public record HoldCase(HoldEntry opened, Optional<HoldEntry> release, Stage stage) {
    public HoldCase {
        Objects.requireNonNull(release, "release is null");
        Objects.requireNonNull(stage, "stage is null");
    }

    /** The stages of a case. */
    public enum Stage {
        /** Open; whether everything that was there is held has not been told yet. */
        ADDING,
        /** Open, and everything is held. */
        HELD,
        /** Closed; whether what only it held is free has not been told yet. */
        RELEASING,
        /** Closed, and over. */
        RELEASED
    }

    /** The name of the case. */
    public String id() {
        return opened.caseId();
    }

    /** What it is about, as it was asked for. */
    public Scope scope() {
        return opened.scope().orElseThrow();
    }

    /** Whether it holds what is new. */
    public boolean isOpen() {
        return stage == Stage.ADDING || stage == Stage.HELD;
    }

    /**
     * What it holds: of what is kept by arrival a day more, for a change of the last hour arrives on the day after. The
     * sealer, too, takes the sources of that day for its check.
     */
    public List<Scope> scopes() {
        Set<ArchiveZone> byEvent = EnumSet.noneOf(ArchiveZone.class);
        Set<ArchiveZone> byArrival = EnumSet.noneOf(ArchiveZone.class);
        scope().zones().forEach(zone -> (zone.isByArrival() ? byArrival : byEvent).add(zone));
        DayRange days = scope().days();
        List<Scope> scopes = new ArrayList<>();
        if (!byEvent.isEmpty()) {
            scopes.add(new Scope(byEvent, days));
        }
        if (!byArrival.isEmpty()) {
            scopes.add(
                    new Scope(byArrival, new DayRange(days.first(), days.last().plusDays(1))));
        }
        return scopes;
    }

    /** Whether it means an object about a period. */
    boolean covers(String key, DayRange period) {
        return scopes().stream().anyMatch(scope -> scope.covers(key, period));
    }

    /** Whether both may mean the same object. */
    boolean meets(HoldCase other) {
        return scopes().stream().anyMatch(mine -> other.scopes().stream().anyMatch(mine::meets));
    }
}
