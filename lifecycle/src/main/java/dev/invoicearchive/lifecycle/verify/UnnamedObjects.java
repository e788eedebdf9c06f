package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.Leftover;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.retention.hold.HoldRegister;
import dev.invoicearchive.model.ObjectKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a listing, looks for objects that no manifest names, and for named ones with more than one version. What
 * arrived late, or belongs to a day that is not sealed yet, is no fault by itself.
 */
final class UnnamedObjects implements ArchiveObjects.Visitor {
    /** A seal lists first and is dated last; what it could not see yet is younger than this before its date. */
    private static final Duration SEAL_TAKES_MAX = Duration.ofDays(1);

    private final NamedKeys named;
    private final Findings findings;
    private final Optional<LocalDate> sealedThrough;
    private final Optional<Instant> knownUntil;
    private final boolean versioned;
    private final List<ObjectVersion> lateDelivered = new ArrayList<>();
    private final List<ObjectVersion> unnamedSources = new ArrayList<>();
    private ObjectVersion newest;
    private int versions;

    /**
     * A look at one archive.
     *
     * @param lastManifest when the last one was made
     */
    UnnamedObjects(
            NamedKeys named,
            Findings findings,
            Optional<LocalDate> sealedThrough,
            Optional<Instant> lastManifest,
            boolean versioned) {
        this.named = named;
        this.findings = findings;
        this.sealedThrough = sealedThrough;
        this.knownUntil = lastManifest.map(made -> made.minus(SEAL_TAKES_MAX));
        this.versioned = versioned;
    }

    @Override
    public void visit(ObjectVersion version) {
        if (newest != null && newest.key().equals(version.key())) {
            versions++;
            return;
        }
        close();
        newest = version;
        versions = 1;
    }

    /** To be called after the last version of a listing. */
    void close() {
        if (newest != null) {
            judge(newest, versions);
        }
        newest = null;
    }

    /** Delivered objects of sealed days that wait for an amendment. */
    List<ObjectVersion> lateDelivered() {
        return lateDelivered;
    }

    /** Source objects that no manifest names yet. */
    List<ObjectVersion> unnamedSources() {
        return unnamedSources;
    }

    private void judge(ObjectVersion object, int count) {
        String key = object.key();
        if (key.startsWith(ObjectKeys.MANIFESTS) || key.equals(ObjectKeys.DAYS)) {
            // The chain knows the former; the latter is put anew by every seal.
            return;
        }
        // No manifest names entries of the register of holds: they are written whenever somebody asks.
        boolean entry = HoldRegister.isEntry(key);
        if (entry || named.contains(key)) {
            if (count > 1 || entry && object.deleteMarker()) {
                findings.fault(new Fault(
                        Kind.VERSIONS,
                        key,
                        "one version",
                        count + " versions" + (object.deleteMarker() ? ", the newest a delete marker" : "")));
            }
            return;
        }
        Optional<Zone> zone = ObjectDays.zone(key);
        Optional<LocalDate> day = ObjectDays.day(key);
        if (zone.isEmpty() || day.isEmpty()) {
            unknown(object, "a key that a manifest names");
        } else if (sealedThrough.isEmpty() || day.get().isAfter(sealedThrough.get())) {
            open(object, zone.get());
        } else {
            late(object, zone.get(), day.get());
        }
    }

    private void open(ObjectVersion object, Zone zone) {
        findings.openObject();
        if (zone == Zone.SOURCE && !object.deleteMarker()) {
            unnamedSources.add(object);
        }
    }

    private void late(ObjectVersion object, Zone zone, LocalDate day) {
        boolean wasThere = versioned
                && knownUntil
                        .filter(known -> object.createdAt().isBefore(known))
                        .isPresent();
        if (object.deleteMarker() || wasThere) {
            unknown(object, "nothing that the last seal did not name");
            return;
        }
        findings.leftover(new Leftover(object.key(), "late, of " + day + ": awaits an amendment by the next seal"));
        if (zone == Zone.SOURCE) {
            unnamedSources.add(object);
        } else if (zone == Zone.DELIVERED) {
            lateDelivered.add(object);
        }
    }

    private void unknown(ObjectVersion object, String expected) {
        findings.fault(new Fault(
                Kind.UNKNOWN,
                object.key(),
                expected,
                object.deleteMarker()
                        ? "a delete marker of " + object.createdAt()
                        : object.size() + " bytes of " + object.createdAt()));
    }

    /** Lists everything below a prefix. */
    void list(ArchiveObjects objects, String prefix) throws IOException {
        objects.versions(prefix, this);
        close();
    }
}
