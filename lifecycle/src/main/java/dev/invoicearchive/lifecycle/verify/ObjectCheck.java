package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.integrity.ObjectContent;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one object against the manifest that names it: version, size, hash, lock and then what it contains. */
final class ObjectCheck {
    private final ArchiveObjects objects;
    private final Findings findings;
    private final LockCheck locks;
    private final boolean versioned;
    private final Place place;

    ObjectCheck(ArchiveObjects objects, Findings findings, VerifyRequest request, Place place) {
        this.place = place;
        this.objects = objects;
        this.findings = findings;
        this.locks = new LockCheck(objects, request.lock());
        this.versioned = !request.isOffline();
    }

    /** Tells whether the place as a whole still answers. */
    interface Place {
        boolean answers();
    }

    /** Looks into an object whose bytes are those that were sealed. */
    interface Reader {
        /** What is wrong with the content; nothing if it is right. */
        List<Fault> read(ObjectContent content) throws IOException;
    }

    /**
     * Checks an object.
     *
     * @throws IOException if the place fails, and not this object alone
     */
    Outcome check(NamedObject named, Reader reader) throws IOException {
        try {
            return checked(named, reader);
        } catch (IOException e) {
            if (!place.answers()) {
                throw e;
            }
            findings.fault(new Fault(Kind.UNREADABLE, named.key(), "SHA-256 " + named.sha256(), e.getMessage()));
            findings.object(named.zone(), Outcome.INVALID, 0);
            return Outcome.INVALID;
        }
    }

    private Outcome checked(NamedObject named, Reader reader) throws IOException {
        Optional<ObjectVersion> found = objects.find(named.key());
        if (found.isEmpty()) {
            findings.fault(new Fault(
                    Kind.NOT_FOUND, named.key(), "SHA-256 " + named.sha256(), "no object, or a delete marker"));
            findings.object(named.zone(), Outcome.NOT_FOUND, 0);
            return Outcome.NOT_FOUND;
        }
        ObjectVersion version = found.get();
        List<Fault> faults = new ArrayList<>(versionFaults(named, version));
        faults.addAll(locks.check(version, named.namedAt()));
        Outcome outcome = content(named, version, reader, faults);
        faults.forEach(findings::fault);
        return outcome;
    }

    private Outcome content(NamedObject named, ObjectVersion version, Reader reader, List<Fault> faults)
            throws IOException {
        try (InputStream stream = objects.open(version);
                ObjectContent content = ObjectContent.read(stream)) {
            if (content.size() != named.size()) {
                faults.add(new Fault(Kind.HASH, named.key(), named.size() + " bytes", content.size() + " bytes"));
            } else if (!content.sha256().equals(named.sha256())) {
                faults.add(
                        new Fault(Kind.HASH, named.key(), "SHA-256 " + named.sha256(), "SHA-256 " + content.sha256()));
            } else {
                faults.addAll(reader.read(content));
            }
            Outcome outcome = faults.isEmpty() ? Outcome.VALID : Outcome.INVALID;
            findings.object(named.zone(), outcome, content.size());
            return outcome;
        } catch (ColdObjectException e) {
            Outcome outcome = faults.isEmpty() ? Outcome.COLD : Outcome.INVALID;
            findings.object(named.zone(), outcome, 0);
            return outcome;
        }
    }

    private List<Fault> versionFaults(NamedObject named, ObjectVersion version) {
        if (!versioned) {
            return List.of();
        }
        if (named.versionId().isPresent() && !named.versionId().get().equals(version.versionId())) {
            return List.of(new Fault(
                    Kind.REPLACED,
                    named.key(),
                    "version " + named.versionId().get(),
                    "version " + version.versionId() + " of " + version.createdAt()));
        }
        if (named.eTag().isPresent() && !named.eTag().get().equals(version.eTag())) {
            return List.of(
                    new Fault(Kind.REPLACED, named.key(), "ETag " + named.eTag().get(), "ETag " + version.eTag()));
        }
        return List.of();
    }
}
